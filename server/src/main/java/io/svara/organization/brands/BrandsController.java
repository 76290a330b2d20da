package io.svara.organization.brands;

import io.svara.kernel.paging.Page;
import io.svara.organization.BrandId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@Tag(name = "brands")
class BrandsController {

    private final ListBrands listBrands;
    private final CreateBrand createBrand;
    private final ChangeBrand changeBrand;
    private final RemoveBrand removeBrand;

    BrandsController(ListBrands listBrands, CreateBrand createBrand, ChangeBrand changeBrand, RemoveBrand removeBrand) {
        this.listBrands = listBrands;
        this.createBrand = createBrand;
        this.changeBrand = changeBrand;
        this.removeBrand = removeBrand;
    }

    @GetMapping("/api/brands")
    @Operation(operationId = "listBrands", summary = "The organisation's brands, the first one first")
    Page<BrandView> list() {
        return listBrands.list();
    }

    @PostMapping("/api/brands")
    @Operation(operationId = "createBrand", summary = "A new brand")
    @ResponseStatus(HttpStatus.CREATED)
    BrandView create(@RequestBody BrandRequest request) {
        return createBrand.create(request);
    }

    @PutMapping("/api/brands/{id}")
    @Operation(operationId = "changeBrand", summary = "Write a brand anew, but for its logo and mailbox")
    BrandView change(@PathVariable BrandId id, @RequestBody BrandRequest request) {
        return changeBrand.change(id, request);
    }

    @DeleteMapping("/api/brands/{id}")
    @Operation(operationId = "removeBrand", summary = "Take a brand away; the last one stays")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable BrandId id, @RequestParam(required = false) @Nullable Long ifVersion) {
        removeBrand.remove(id, ifVersion);
    }
}
