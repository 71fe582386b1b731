package org.pingyi.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** Where the API is. */
public final class Api {
    public static final String OPEN_API = "/api/openapi.json";

    private Api() {}

    /** Whether the request is a call of the API, decided on the decoded path. */
    public static boolean covers(HttpServletRequest request) {
        var path = pathOf(request);
        return path.equals("/api") || path.startsWith("/api/");
    }

    static String pathOf(HttpServletRequest request) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (failed != null) {
            return failed.toString();
        }
        var rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
