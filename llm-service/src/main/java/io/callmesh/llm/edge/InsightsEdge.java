package io.callmesh.llm.edge;

import com.google.protobuf.ByteString;
import io.callmesh.llm.insight.Analyst;
import io.callmesh.proto.work.v1.CallInsights;
import io.callmesh.runtime.journal.EndedCall;
import io.callmesh.runtime.journal.WorkRecords;
import io.callmesh.runtime.journal.kafka.EndedCalls;
import io.callmesh.runtime.journal.kafka.Written;
import io.callmesh.runtime.kafka.Item;
import io.callmesh.runtime.kafka.Product;
import io.callmesh.runtime.seal.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Writes the insights of each call that ended, sealed where the call's journal is. Nothing here is on a call's path.
@ApplicationScoped
public class InsightsEdge implements EndedCalls.Maker {

    public static final String TOPIC = "callmesh.insights.v1";

    private static final String SOURCE = "/callmesh/llm-service";

    private final Analyst analyst;
    private final Seal seal;

    InsightsEdge(Analyst analyst, Seal seal) {
        this.analyst = analyst;
        this.seal = seal;
    }

    @Override
    public List<Product> make(EndedCall call, Item end) throws InterruptedException {
        var insights = analyst.insights(Happenings.call(call.entries()));
        var proto = InsightsProto.figures(call.last(), insights, call.partial());
        var gist = InsightsProto.gist(insights);
        if (call.sealed()) proto.setSealed(ByteString.copyFrom(seal.seal(call.callId(), WorkRecords.INSIGHTS, gist.toByteArray())));
        else proto.setGist(gist);
        return List.of(Written.of(TOPIC, call.last(), "-insights", SOURCE, CallInsights.getDescriptor().getFullName(), proto.build()));
    }
}
