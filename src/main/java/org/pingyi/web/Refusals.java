package org.pingyi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.pingyi.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Turns everything that goes wrong in a call of the API into a problem document: refusals with their sentences, what
 * Spring MVC refuses with the status's, the unexpected into a bare 500 that tells nothing.
 */
@Component
class Refusals implements HandlerExceptionResolver, Ordered {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final String UNIQUE_VIOLATION = "23505";
    private final Problems problems;

    Refusals(Problems problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception exception) {
        if (!Api.covers(request)) {
            return null;
        }
        try {
            if (exception instanceof Refusal refusal) {
                problems.answer(request, response, refusal);
            } else {
                int status = statusOf(request, exception);
                if (status >= 500) {
                    log.error("{} {} failed", request.getMethod(), Api.pathOf(request), exception);
                }
                if (exception instanceof HttpRequestMethodNotSupportedException method
                        && method.getSupportedMethods() != null) {
                    response.setHeader(
                            HttpHeaders.ALLOW, StringUtils.arrayToCommaDelimitedString(method.getSupportedMethods()));
                }
                problems.answer(request, response, status);
            }
        } catch (IOException e) {
            log.debug("the caller has gone", e);
        }
        return new ModelAndView();
    }

    private static int statusOf(HttpServletRequest request, Exception exception) {
        if (exception instanceof MethodArgumentTypeMismatchException mismatch) {
            return mismatch.getParameter().hasParameterAnnotation(PathVariable.class) ? 404 : 422;
        }
        if (exception instanceof MaxUploadSizeExceededException) {
            return 413;
        }
        if (exception instanceof MultipartException || exception instanceof MissingServletRequestPartException) {
            return isMultipart(request) ? exception instanceof MultipartException ? 400 : 422 : 415;
        }
        if (exception instanceof ServletRequestBindingException
                || exception instanceof HandlerMethodValidationException) {
            return 422;
        }
        if (exception instanceof HttpMessageNotReadableException) {
            return 400;
        }
        if (exception instanceof ErrorResponse known) {
            return known.getStatusCode().value();
        }
        if (exception instanceof AccessDeniedException) {
            return 403;
        }
        if (exception instanceof AuthenticationException) {
            return 401;
        }
        if (exception instanceof ConcurrencyFailureException
                || exception instanceof DataIntegrityViolationException && isDuplicate(exception)) {
            log.info("{} {} lost a race", request.getMethod(), Api.pathOf(request));
            return 409;
        }
        if (isFromCaller(exception)) {
            return 400;
        }
        return 500;
    }

    private static boolean isMultipart(HttpServletRequest request) {
        return StringUtils.startsWithIgnoreCase(request.getContentType(), MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    private static boolean isDuplicate(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Tomcat says so where the caller went away or sent a broken body. */
    private static boolean isFromCaller(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            var name = cause.getClass().getSimpleName();
            if (name.equals("ClientAbortException") || name.equals("BadRequestException")) {
                return true;
            }
        }
        return false;
    }
}
