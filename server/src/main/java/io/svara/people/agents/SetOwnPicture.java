package io.svara.people.agents;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives oneself a picture, or takes it away (ORG-5). */
@UseCase(permission = Permission.SIGNED_IN)
class SetOwnPicture {

    /** @param picture a PNG or JPEG in base64; null: none any more */
    record Request(@Nullable String picture) {}

    private final PictureWriter writer;

    SetOwnPicture(PictureWriter writer) {
        this.writer = writer;
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public SetPicture.Set set(Request request) {
        return new SetPicture.Set(
                writer.set(request.picture(), () -> List.of(Scope.agent().agent())));
    }
}
