package org.pingyi.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Forbidden;
import org.pingyi.kernel.UnitCode;
import org.pingyi.kernel.Whereabouts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What handlers get, who may call them, and how ids are written. */
@Configuration(proxyBeanMethods = false)
class WebSetup implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorArgument());
        resolvers.add(new JsonBodyArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AllowedOnly())
                .addPathPatterns("/api/**")
                .excludePathPatterns(Api.OPEN_API)
                .order(Integer.MIN_VALUE);
        registry.addInterceptor(new SayingWhere())
                .addPathPatterns("/api/tasks/{task}/**", "/api/campaigns/{campaign}/**")
                .order(Integer.MIN_VALUE + 1);
    }

    /** Ids are written as the texts that they are. */
    @Bean
    Module idsAsTexts() {
        var module = new SimpleModule("ids");
        for (var type : List.of(CampaignCode.class, EmployeeNumber.class, UnitCode.class, AppraisalId.class)) {
            module.addSerializer(new AsText<>(type));
            module.addKeySerializer(type, new AsKey());
        }
        return module;
    }

    private static final class AsText<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;

        AsText(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T id, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(id.toString());
        }
    }

    private static final class AsKey extends StdSerializer<Object> {
        private static final long serialVersionUID = 1L;

        AsKey() {
            super(Object.class);
        }

        @Override
        public void serialize(Object id, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeFieldName(id.toString());
        }
    }

    /** Refuses a call before anything else is looked at; who forgets the annotation has closed the door. */
    private static final class AllowedOnly implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (handler instanceof HandlerMethod method) {
                var allowed = method.getMethodAnnotation(Allowed.class);
                var actor = Acting.in(request);
                if (allowed == null
                        || actor.isEmpty()
                        || !allowed.anyone() && Arrays.stream(allowed.value()).noneMatch(actor.get()::has)) {
                    throw new Forbidden("problem.403.detail");
                }
            }
            return true;
        }
    }

    /** Whatever a call logs says for which task, campaign and unit. */
    private static final class SayingWhere implements HandlerInterceptor {
        private static final String HERE = Whereabouts.class.getName();

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path) {
                var ids = new HashMap<String, String>();
                put(ids, Whereabouts.TASK, path.get("id"));
                put(ids, Whereabouts.CAMPAIGN, path.get("code"));
                put(ids, Whereabouts.UNIT, path.get("unit"));
                request.setAttribute(HERE, Whereabouts.asTyped(ids));
            }
            return true;
        }

        private static void put(Map<String, String> ids, String name, Object value) {
            if (value != null) {
                ids.put(name, value.toString());
            }
        }

        @Override
        public void afterCompletion(
                HttpServletRequest request, HttpServletResponse response, Object handler, Exception exception) {
            if (request.getAttribute(HERE) instanceof Whereabouts here) {
                here.close();
                request.removeAttribute(HERE);
            }
        }
    }

    private static final class ActorArgument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                ModelAndViewContainer container,
                NativeWebRequest request,
                WebDataBinderFactory binders) {
            return Acting.in(request.getNativeRequest(HttpServletRequest.class))
                    .orElseThrow(() -> new Forbidden("problem.403.detail"));
        }
    }

    private static final class JsonBodyArgument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == JsonBody.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                ModelAndViewContainer container,
                NativeWebRequest request,
                WebDataBinderFactory binders) {
            return new RequestJson(request.getNativeRequest(HttpServletRequest.class), answerOf(parameter));
        }

        private static MediaType answerOf(MethodParameter parameter) {
            var answers = parameter.getMethodAnnotation(Answers.class);
            if (answers != null) {
                return MediaType.parseMediaType(answers.value());
            }
            return parameter.getMethod().getReturnType() == void.class ? null : MediaType.APPLICATION_JSON;
        }
    }
}
