package io.svara.people.access;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.function.SingletonSupplier;

/** The catalogue of what can be granted. */
@UseCase(permission = Permission.GRANT, readOnly = true)
class ListPermissions {

    /** @param services in the order in which they are shown */
    record Catalogue(List<OfService> services) {}

    /** @param service {@code general}, {@code tickets}, {@code chat}, {@code call}, {@code knowledge} or {@code forms} */
    record OfService(String service, List<Entry> permissions) {}

    /** @param counts false: nothing asks for it yet, since what it opens is not there */
    record Entry(String permission, boolean counts) {}

    private final SingletonSupplier<Set<Permission>> asked;

    ListPermissions(ListableBeanFactory beans) {
        this.asked = SingletonSupplier.of(() -> asked(beans));
    }

    Catalogue list() {
        var counting = asked.obtain();
        return new Catalogue(Arrays.stream(Permission.Service.values())
                .map(service -> new OfService(
                        service.word(),
                        Permission.grantable().stream()
                                .filter(permission -> permission.service() == service)
                                .map(permission -> new Entry(permission.word(), counting.contains(permission)))
                                .toList()))
                .toList());
    }

    private static Set<Permission> asked(ListableBeanFactory beans) {
        var asked = EnumSet.noneOf(Permission.class);
        for (var name : beans.getBeanNamesForAnnotation(UseCase.class)) {
            var useCase = beans.findAnnotationOnBean(name, UseCase.class);
            if (useCase != null) {
                asked.add(useCase.permission());
            }
        }
        return asked;
    }
}
