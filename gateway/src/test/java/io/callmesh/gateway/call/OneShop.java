package io.callmesh.gateway.call;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.Slot;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.Collection;
import java.util.List;

/// A shop that can ask for the four digits of an order, and no other assistant.
final class OneShop implements Assistants {

    private static final Slot ORDER = Slot.newBuilder().setName("orderNumber").setKind(Slot.Kind.KIND_DIGITS).setMinLength(4).setMaxLength(4).build();

    private final Assistant shop = TestAssistants.shop(Pack.newBuilder().addSlots(ORDER).build());

    @Override
    public Assistant get(String id) {
        if (!id.equals("shop")) throw new MeshException(new Fault.NotFound("assistant", id, "ASSISTANT_UNKNOWN"));
        return shop;
    }

    @Override
    public Collection<Assistant> all() {
        return List.of(shop);
    }
}
