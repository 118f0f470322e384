package io.callmesh.runtime.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.PackRef;
import org.junit.jupiter.api.Test;

class PackShelfTest {

    private final PackShelf shelf = new PackShelf(2);

    private static Pack pack(String hash) {
        return Pack.newBuilder().setRef(PackRef.newBuilder().setId("retail").setHash(hash)).build();
    }

    @Test
    void theOneAskedForLongestAgoMakesRoom() {
        shelf.put(pack("a"));
        shelf.put(pack("b"));
        shelf.get(pack("a").getRef());
        shelf.put(pack("c"));

        assertThat(shelf.get(pack("a").getRef())).isEqualTo(pack("a"));
        assertThatThrownBy(() -> shelf.get(pack("b").getRef())).hasMessageContaining("PACK_UNKNOWN");
    }

    @Test
    void aPackWithoutANameIsRefused() {
        assertThatThrownBy(() -> shelf.put(Pack.getDefaultInstance())).hasMessageContaining("pack.ref.id");
        assertThatThrownBy(() -> shelf.put(pack(""))).hasMessageContaining("pack.ref.hash");
    }
}
