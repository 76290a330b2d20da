package io.svara.people.audit;

import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "audit")
class AuditController {

    private final ListAuditLog listAuditLog;
    private final ExportAuditLog exportAuditLog;

    AuditController(ListAuditLog listAuditLog, ExportAuditLog exportAuditLog) {
        this.listAuditLog = listAuditLog;
        this.exportAuditLog = exportAuditLog;
    }

    @GetMapping("/api/admin/audit")
    @Operation(operationId = "listAuditLog", summary = "Who changed what, when and from where; the latest first")
    Page<AuditView> list(
            @ParameterObject AuditQuestion question,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return listAuditLog.list(question, Cursor.parse(cursor), Cursor.limit(limit));
    }

    @GetMapping("/api/admin/audit/export")
    @Operation(operationId = "exportAuditLog", summary = "The same as a CSV file; that it was taken is logged, too")
    void export(@ParameterObject AuditQuestion question, HttpServletResponse response) throws IOException {
        var pages = exportAuditLog.export(question);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-log.csv\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        AuditCsv.write(pages, response.getOutputStream());
    }
}
