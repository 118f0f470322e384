package io.callmesh.gateway.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.assistant.DeclaredTool.Means;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolReaderTest {

    private static final String OFFICE = """
            openapi: 3.0.3
            paths:
              /orders/{order-id}:
                parameters:
                  - {$ref: '#/components/parameters/order'}
                get:
                  operationId: getOrder
                  parameters:
                    - {name: fields, in: query, schema: {type: string}}
                  responses:
                    '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
                put:
                  operationId: changeOrder
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Change'}}}}
                  responses: {'200': {description: ok}}
            components:
              parameters:
                order: {name: order-id, in: path, required: true, schema: {type: string, pattern: '^[0-9]{4}$'}}
              schemas:
                Order: {type: object, required: [status], properties: {status: {$ref: '#/components/schemas/Status'}, next: {$ref: '#/components/schemas/Order'}}}
                Status: {type: string, enum: [shipped, packing], nullable: true}
                Change: {type: object, required: [day], properties: {day: {type: string}, express: {type: boolean}, items: {type: array}}}
            """;

    @TempDir
    Path packs;

    private final List<Problem> problems = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(packs.resolve("shop"));
        Files.writeString(packs.resolve("shop/office.yaml"), OFFICE);
    }

    @Test
    void aLookUpComesFromItsOpenApiOperation() throws IOException {
        // When
        var tool = read("{openapi: office.yaml#getOrder, endpoint: office, headers: {Authorization: 'Bearer ${secret:TOKEN}'}}");

        // Then
        assertThat(problems).isEmpty();
        assertThat(tool.readOnly()).isTrue();
        assertThat(tool.means()).isInstanceOfSatisfying(Means.Http.class, http -> {
            assertThat(http.method()).isEqualTo("GET");
            assertThat(http.url()).isEqualTo("{office}/orders/{order_id}?fields={fields}");
            assertThat(http.headers()).containsEntry("Authorization", "Bearer ${secret:TOKEN}");
        });
        assertThat(tool.arguments().get("order_id").path("pattern").asText()).isEqualTo("^[0-9]{4}$");
        assertThat(tool.optional()).containsExactly("fields");
        assertThat(tool.result()).hasValueSatisfying(schema -> {
            assertThat(schema.path("$ref").asText()).isEqualTo("#/$defs/Order");
            assertThat(schema.path("$defs").path("Order").path("properties").path("status").path("$ref").asText()).isEqualTo("#/$defs/Status");
            assertThat(schema.path("$defs").path("Status").path("type").toString()).isEqualTo("[\"string\",\"null\"]");
        });
    }

    @Test
    void theFieldsOfABodyAreArguments() throws IOException {
        // When
        var tool = read("{openapi: office.yaml#changeOrder, endpoint: office, confirm: true}");

        // Then
        assertThat(problems).isEmpty();
        assertThat(tool.idempotent()).isTrue();
        assertThat(tool.readOnly()).isFalse();
        assertThat(tool.arguments()).containsOnlyKeys("order_id", "day", "express");
        assertThat(tool.optional()).containsExactly("express");
        assertThat(((Means.Http) tool.means()).body()).hasValueSatisfying(body -> assertThat(body.toString()).isEqualTo("{\"day\":\"{day}\",\"express\":\"{express}\"}"));
    }

    @Test
    void aToolOfAnMcpServerNamesTheServerOrItsPlace() throws IOException {
        assertThat(read("{mcp: office, tool: find, arguments: {number: {type: string}}, read-only: true}").means()).isEqualTo(new Means.Mcp("office", "", java.util.Map.of(), "find"));
        assertThat(read("{mcp: '{office}/mcp'}").means()).isEqualTo(new Means.Mcp("", "{office}/mcp", java.util.Map.of(), "tool"));
        assertThat(problems).isEmpty();
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        read("{openapi: office.yaml#nothing, endpoint: office}");
        read("{openapi: ../office.yaml#getOrder, endpoint: office}");
        read("{openapi: other.yaml#getOrder, endpoint: office}");
        read("{post: '{office}/x', retries: 2}");
        read("{mcp: office, command: [rm, -rf]}");
        assertThat(problems).extracting(Problem::toString).satisfiesExactly(
                problem -> assertThat(problem).contains("[getOrder, changeOrder]"), problem -> assertThat(problem).contains("FILE#OPERATION"),
                problem -> assertThat(problem).contains("other.yaml"), problem -> assertThat(problem).contains("idempotent"), problem -> assertThat(problem).contains("command"));
    }

    private DeclaredTool read(String entry) throws IOException {
        Files.writeString(packs.resolve("shop/tools.yaml"), "tool: " + entry);
        var folder = new PackFolder(packs.resolve("_base"), packs.resolve("shop"), problems);
        return new ToolReader(folder).tool("tool", folder.entries("tools.yaml").getOrDefault("tool", Entry.nothing("tools.yaml", problems)));
    }
}
