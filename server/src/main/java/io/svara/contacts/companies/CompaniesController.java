package io.svara.contacts.companies;

import io.svara.contacts.CompanyId;
import io.svara.contacts.ContactId;
import io.svara.kernel.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CompaniesController {

    private final ListCompanies listCompanies;
    private final CreateCompany createCompany;
    private final ChangeCompany changeCompany;
    private final RemoveCompany removeCompany;
    private final AssignCompany assignCompany;

    CompaniesController(
            ListCompanies listCompanies,
            CreateCompany createCompany,
            ChangeCompany changeCompany,
            RemoveCompany removeCompany,
            AssignCompany assignCompany) {
        this.listCompanies = listCompanies;
        this.createCompany = createCompany;
        this.changeCompany = changeCompany;
        this.removeCompany = removeCompany;
        this.assignCompany = assignCompany;
    }

    /** @param id of certain ones, in place of a search */
    @GetMapping("/api/companies")
    @Operation(
            operationId = "listCompanies",
            summary =
                    "The first 200 companies by name; with q those whose name or domain holds it; with id those alone")
    Page<CompanyView> companies(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable List<CompanyId> id) {
        return id == null ? listCompanies.list(q) : listCompanies.named(id);
    }

    @PostMapping("/api/companies")
    @Operation(operationId = "createCompany", summary = "A new company; contacts at its domains are its own")
    @ResponseStatus(HttpStatus.CREATED)
    CompanyView create(@RequestBody CompanyRequest request) {
        return createCompany.create(request);
    }

    @PutMapping("/api/companies/{id}")
    @Operation(operationId = "changeCompany", summary = "Another name, or other domains")
    CompanyView change(@PathVariable CompanyId id, @RequestBody CompanyRequest request) {
        return changeCompany.change(id, request);
    }

    @DeleteMapping("/api/companies/{id}")
    @Operation(operationId = "removeCompany", summary = "Remove a company; its contacts stay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable CompanyId id, @RequestParam(required = false) @Nullable Long ifVersion) {
        removeCompany.remove(id, ifVersion);
    }

    @PutMapping("/api/contacts/{id}/company")
    @Operation(operationId = "setContactCompany", summary = "Say whose a contact is; null leaves it to the domains")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void assign(@PathVariable ContactId id, @RequestBody AssignCompany.Request request) {
        assignCompany.assign(id, request);
    }
}
