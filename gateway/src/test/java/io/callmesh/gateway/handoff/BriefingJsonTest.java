package io.callmesh.gateway.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.callmesh.gateway.handoff.Briefing.Kind;
import io.callmesh.gateway.handoff.Briefing.Note;
import io.callmesh.runtime.privacy.Spoken;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public class BriefingJsonTest {

    private static final Path SCHEMA = Path.of("src/main/resources/META-INF/resources/schema/briefing.json");
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    /// One with something in every field.
    public static Briefing briefing(Kind kind) {
        var call = new Briefing.Call("call-1", "acme", "retail", "en", "websocket", "+4930123", AT);
        var said = List.of(new Briefing.Line(0, "assistant", Spoken.of("Hello."), false), new Briefing.Line(1, "caller", Spoken.of("where is order 4271"), false),
                new Briefing.Line(2, "person", Spoken.of("Let me see."), true));
        return new Briefing("call-1-hand-off-2", kind, AT, call, "service", "agent", "+4930123", Spoken.of("call me"), new Note(Spoken.of("Asks for order 4271."), "neutral"),
                Map.of("orderNumber", "4271"), Map.of("order", "{\"status\":\"shipped\"}"), List.of(new Briefing.Promise(1, "order_lookup", "found")), said);
    }

    @Test
    void whatIsToldFitsTheSchemaThatIsServed() throws Exception {
        for (var kind : Kind.values()) assertThat(problems(BriefingJson.of(briefing(kind)))).isEmpty();
        var bare = new Briefing("id", Kind.HAND_OFF, AT, briefing(Kind.HAND_OFF).call(), "", "failed", "", Spoken.NOTHING, Note.NONE, Map.of(), Map.of(), List.of(), List.of());
        assertThat(problems(BriefingJson.of(bare))).isEmpty();
    }

    @Test
    void theSchemaAsksForWhatAPersonNeeds() throws Exception {
        for (var field : List.of("summary", "slots", "sentiment", "transcript", "promised", "number", "queue", "reason")) {
            var lacking = BriefingJson.of(briefing(Kind.HAND_OFF));
            lacking.remove(field);
            assertThat(problems(lacking)).as(field).isNotEmpty();
        }
    }

    @Test
    void resultsAreWhatToolsFoundAndNotText() {
        var json = BriefingJson.of(briefing(Kind.HAND_OFF));
        assertThat(json.at("/results/order/status").asText()).isEqualTo("shipped");
        assertThat(json.at("/transcript/1/text").asText()).isEqualTo("where is order 4271");
        assertThat(json.at("/call/tenant").asText()).isEqualTo("acme");
    }

    private static List<?> problems(ObjectNode json) throws Exception {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(new ObjectMapper().readTree(SCHEMA.toFile()));
        return schema.validate(json);
    }
}
