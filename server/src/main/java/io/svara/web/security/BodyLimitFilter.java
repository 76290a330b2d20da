package io.svara.web.security;

import io.svara.kernel.problem.Problem;
import io.svara.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what is read into memory, of each request and of all together. Uploads ({@code multipart}) go to disk and have
 * bounds of their own: of size, and of how many come at the same time.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimitFilter extends OncePerRequestFilter {

    private static final int MAX_BYTES = 5 * 1024 * 1024;

    /** Far more than a sign-in has. */
    private static final int MAX_BYTES_OF_STRANGERS = 64 * 1024;

    /** Read at the same time by all: what is made of a body takes several times its size. */
    private static final long MAX_BYTES_TOGETHER =
            Math.max(2 * MAX_BYTES, Runtime.getRuntime().maxMemory() / 32);

    private static final int MAX_UPLOADS = 16;
    private static final int UPLOAD_PATIENCE_SECONDS = 10;

    private final ProblemWriter problems;
    private final BodyBudget budget = new BodyBudget(MAX_BYTES_TOGETHER);
    private final Semaphore uploads = new Semaphore(MAX_UPLOADS, true);

    BodyLimitFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isUpload(request)) {
            upload(request, response, chain);
            return;
        }
        var most = PublicCalls.contain(request) ? MAX_BYTES_OF_STRANGERS : MAX_BYTES;
        if (request.getContentLengthLong() > most) {
            problems.write(response, tooLarge(most));
            return;
        }
        try (var share = budget.share()) {
            chain.doFilter(new Counted(request, share, most), response);
        }
    }

    private static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    private void upload(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!awaitUpload()) {
            problems.write(response, BodyBudget.spent());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            uploads.release();
        }
    }

    private boolean awaitUpload() {
        try {
            return uploads.tryAcquire(UPLOAD_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Problem tooLarge(int most) {
        return Problem.of(
                Problem.Kind.TOO_LARGE,
                "too-large",
                "A body of " + MediaType.APPLICATION_JSON_VALUE + " may have at most " + most + " bytes.");
    }

    private static final class Counted extends HttpServletRequestWrapper {

        private final BodyBudget.Share share;
        private final int most;

        Counted(HttpServletRequest request, BodyBudget.Share share, int most) {
            super(request);
            this.share = share;
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), share, most);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream source;
        private final BodyBudget.Share share;
        private final int most;
        private long count;

        CountedStream(ServletInputStream source, BodyBudget.Share share, int most) {
            this.source = source;
            this.share = share;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            var one = source.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = source.read(bytes, offset, length);
            count(read);
            return read;
        }

        private void count(int read) {
            count += Math.max(0, read);
            if (count > most) {
                throw tooLarge(most);
            }
            share.take(Math.max(0, read));
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
