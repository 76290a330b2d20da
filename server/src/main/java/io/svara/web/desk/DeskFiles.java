package io.svara.web.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.util.UriUtils;

/** The desk's files. The build compressed them, so a browser gets the Brotli or gzip copy that lies beside each. */
@Configuration(proxyBeanMethods = false)
class DeskFiles implements WebMvcConfigurer {

    /** Where the build has laid them; tests lay others. */
    static final String FOLDER = "${svara.desk:classpath:/static/desk/}";

    static final String INDEX = "index.html";
    static final String MANIFEST = "/manifest.webmanifest";

    /** At the root, since a service worker sees only what lies below its own address. */
    static final String SERVICE_WORKER = "/service-worker.js";

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl FOR_AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final Resource folder;

    DeskFiles(@Value(FOLDER) Resource folder) {
        this.folder = folder;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // their names change with their content
        serve(registry.addResourceHandler("/desk/assets/**"), "assets/", FOR_EVER);
        serve(registry.addResourceHandler("/desk/**"), "", FOR_AN_HOUR);
        serve(registry.addResourceHandler(MANIFEST, SERVICE_WORKER), "", CacheControl.noCache());
    }

    private void serve(ResourceHandlerRegistration files, String below, CacheControl cache) {
        files.addResourceLocations(below(below))
                .setCacheControl(cache)
                .resourceChain(false)
                .addResolver(new CompressedCopies())
                .addResolver(new ServedFiles());
    }

    private Resource below(String path) {
        try {
            return folder.createRelative(path);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without its nonce filled in, the index is of no use to anybody; what begins with a dot is for tools. */
    private static final class ServedFiles extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            return isServed(UriUtils.decode(path, StandardCharsets.UTF_8)) ? super.getResource(path, location) : null;
        }

        private static boolean isServed(String path) {
            return !path.equals(INDEX) && !path.startsWith(".") && !path.contains("/.");
        }
    }
}
