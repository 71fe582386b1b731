package org.pingyi.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.UnitCode;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** The description of the API: what every call has in common is said here, the rest at the handlers. */
@Configuration(proxyBeanMethods = false)
class OpenApiSetup {
    private static final String PROBLEM = "application/problem+json";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, JsonBody.class);
        for (var id : List.of(CampaignCode.class, EmployeeNumber.class, UnitCode.class, AppraisalId.class)) {
            SpringDocUtils.getConfig().replaceWithSchema(id, new StringSchema());
        }
    }

    @Bean
    OpenAPI description(ObjectProvider<BuildProperties> build) {
        var version =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("development");
        return new OpenAPI()
                .info(new Info()
                        .title("Pingyi")
                        .version(version)
                        .description(
                                "Yearly appraisal of section-level cadres. Times are ISO-8601 with offset, composite"
                                        + " scores strings with two decimals. Errors are problem documents; their texts are"
                                        + " Chinese, English with Accept-Language: en."))
                .components(new Components()
                        .addSecuritySchemes(
                                "basic",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")
                                        .description("An account's name and password, or an employee number with its"
                                                + " access code or own password"))
                        .addSchemas("Problem", problem()))
                .addSecurityItem(new SecurityRequirement().addList("basic"));
    }

    @Bean
    GlobalOperationCustomizer whatEveryCallHasInCommon() {
        return (operation, handler) -> {
            var allowed = handler.getMethodAnnotation(Allowed.class);
            if (allowed != null) {
                var who = allowed.anyone() ? "whoever is logged in" : String.join(", ", rolesOf(allowed));
                var said = operation.getDescription();
                operation.setDescription((said == null ? "" : said + "\n\n") + "For: " + who + ".");
            }
            boolean json = Arrays.stream(handler.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == JsonBody.class);
            if (json && operation.getRequestBody() == null) {
                operation.setRequestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType("application/json", new MediaType().schema(new ObjectSchema()))));
            }
            answers(operation, handler, json);
            return operation;
        };
    }

    private static List<String> rolesOf(Allowed allowed) {
        return Arrays.stream(allowed.value()).map(Enum::name).toList();
    }

    private static void answers(Operation operation, HandlerMethod handler, boolean json) {
        var answers = new TreeMap<String, String>();
        answers.put("401", "Not logged in");
        answers.put("403", "The role does not allow this call");
        answers.put("429", "Too many wrong passwords for this name; Retry-After says for how many seconds");
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "path".equals(parameter.getIn()))) {
            answers.put("404", "Unknown, or other people's");
        }
        if (json) {
            answers.put("400", "Not JSON");
            answers.put("409", "Not now: wrong phase, aborted, already done, exists");
            answers.put("413", "The body is over 1 MB");
            answers.put("415", "The body is not application/json");
            answers.put("422", "Invalid content; problems says where");
        }
        var responses = operation.getResponses();
        answers.forEach((status, meaning) -> {
            var known = responses.get(status);
            var answer = known == null ? new ApiResponse().description(meaning) : known;
            answer.setContent(new Content()
                    .addMediaType(
                            PROBLEM, new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
            responses.put(status, answer);
        });
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty(
                        "problems",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty(
                                                "at",
                                                new StringSchema()
                                                        .description("row 17, 职级, or a JSON pointer such as /marks/0"))
                                        .addProperty("message", new StringSchema())))
                .description("What is wrong (RFC 9457)");
    }
}
