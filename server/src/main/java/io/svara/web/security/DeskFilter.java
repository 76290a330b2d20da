package io.svara.web.security;

import io.svara.web.desk.DeskPage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers pages of the desk before anybody asks who is calling: so they cost no look-up, and no address of the desk can
 * open a call of the server that happens to have the same.
 */
final class DeskFilter extends OncePerRequestFilter {

    private final DeskPage desk;

    DeskFilter(DeskPage desk) {
        this.desk = desk;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (desk.isWantedFor(request)) {
            desk.write(response);
            return;
        }
        chain.doFilter(request, response);
    }
}
