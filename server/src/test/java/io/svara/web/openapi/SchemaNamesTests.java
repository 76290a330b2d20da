package io.svara.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.paging.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;

class SchemaNamesTests {

    /** What a mailbox might hold. */
    static final class PostController {

        record Parcel(String weight) {}

        record ParcelView(String weight) {}

        record Post(String stamp) {}
    }

    static final class PostTable {

        record Parcel(String weight) {}
    }

    @Test
    void namesANestedTypeTogetherWithWhereItStands() {
        assertThat(SchemaNames.name(PostController.Parcel.class)).isEqualTo("PostParcel");
        assertThat(SchemaNames.name(PostController.ParcelView.class)).isEqualTo("ParcelView");
        assertThat(SchemaNames.name(PostController.Post.class)).isEqualTo("Post");
        assertThat(SchemaNames.name(Page.class)).isEqualTo("Page");
    }

    @Test
    void namesAPageAfterWhatItHolds() {
        var page = new ParameterizedTypeReference<Page<PostController.ParcelView>>() {}.getType();

        assertThat(SchemaNames.of(page)).isEqualTo("PageOfParcelView");
    }

    @Test
    void refusesTwoTypesOfOneName() {
        assertThat(List.of(SchemaNames.of(PostController.Parcel.class), SchemaNames.of(PostController.Parcel.class)))
                .containsOnly("PostParcel");

        assertThatThrownBy(() -> SchemaNames.of(PostTable.Parcel.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PostParcel");
    }
}
