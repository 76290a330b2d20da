package io.svara.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallNamesTests {

    @ParameterizedTest
    @CsvSource({
        "ListTicketsController,list,listTickets",
        "LabelsController,create,createLabels",
        "TrashController,restore,restoreTrash",
        "Health,get,getHealth"
    })
    void namesACallAfterItsControllerAndMethod(String controller, String method, String name) {
        assertThat(CallNames.name(controller, method)).isEqualTo(name);
    }
}
