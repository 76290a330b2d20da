package io.svara.web.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Takes the smallest copy of a file that the build has laid beside it and the browser reads. (Spring's own resolver goes
 * by the browser's order, and browsers name gzip first.)
 */
final class CompressedCopies extends AbstractResourceResolver {

    private record Coding(String name, String extension) {}

    /** Smallest first. */
    private static final List<Coding> CODINGS = List.of(new Coding("br", ".br"), new Coding("gzip", ".gz"));

    /** The one type that Spring's list lacks. */
    private static final String MANIFEST_TYPE = "application/manifest+json";

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        var file = chain.resolveResource(request, path, locations);
        if (file == null || request == null) {
            return file;
        }
        for (var coding : CODINGS) {
            var copy = chain.resolveResource(request, path + coding.extension(), locations);
            if (copy != null && isRead(coding, request)) {
                return new Sent(file, copy, coding);
            }
        }
        return new Sent(file, file, null);
    }

    private static boolean isRead(Coding coding, HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null
                && Arrays.stream(accepted.split(",")).map(String::strip).anyMatch(one -> names(one, coding));
    }

    private static boolean names(String accepted, Coding coding) {
        return accepted.equals(coding.name()) || accepted.startsWith(coding.name() + ";") && !accepted.endsWith("q=0");
    }

    @Override
    protected @Nullable String resolveUrlPathInternal(
            String path, List<? extends Resource> locations, ResourceResolverChain chain) {
        return chain.resolveUrlPath(path, locations);
    }

    /** The file by its name, with the bytes of its copy. */
    private static final class Sent extends AbstractResource implements HttpResource {

        private final Resource file;
        private final Resource copy;
        private final @Nullable Coding coding;

        private Sent(Resource file, Resource copy, @Nullable Coding coding) {
            this.file = file;
            this.copy = copy;
            this.coding = coding;
        }

        /** That it varies is said of the whole file too: a cache on the way must not give it to all, nor a copy. */
        @Override
        public HttpHeaders getResponseHeaders() {
            var headers = new HttpHeaders();
            headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            if (coding != null) {
                headers.set(HttpHeaders.CONTENT_ENCODING, coding.name());
            }
            if (DeskFiles.MANIFEST.equals("/" + file.getFilename())) {
                headers.set(HttpHeaders.CONTENT_TYPE, MANIFEST_TYPE);
            }
            return headers;
        }

        @Override
        public @Nullable String getFilename() {
            return file.getFilename();
        }

        @Override
        public boolean exists() {
            return copy.exists();
        }

        @Override
        public long contentLength() throws IOException {
            return copy.contentLength();
        }

        @Override
        public long lastModified() throws IOException {
            return copy.lastModified();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return copy.getInputStream();
        }

        @Override
        public String getDescription() {
            return copy.getDescription();
        }
    }
}
