package io.callmesh.runtime.seal;

import java.time.InstantSource;
import java.util.Optional;

/// Seals under the keys of calls.
public final class CallSeal implements Seal {

    private final CallKeys keys;

    public CallSeal(CallKeys keys) {
        this.keys = keys;
    }

    /// One whose keys are in memory only, with those of the owners given begun: for tests that want to see that nothing is in clear.
    public static CallSeal inMemory(String... owners) {
        var clock = InstantSource.system();
        var keys = new KeptKeys(new MemoryKeys(clock), Wrapping.passing(), clock, KeptKeys.Settings.DEFAULT, _ -> {});
        for (var owner : owners) keys.begin(owner, KeptKeys.DAY);
        return new CallSeal(keys);
    }

    @Override
    public byte[] seal(String owner, String purpose, byte[] clear) {
        return keys.forSealing(owner).orElseGet(DataKey::random).seal(owner, purpose, clear);
    }

    @Override
    public Optional<byte[]> open(String owner, String purpose, byte[] sealed) {
        return keys.forOpening(owner).flatMap(key -> key.open(owner, purpose, sealed));
    }

    @Override
    public void settle(String owner) {
        keys.settle(owner);
    }
}
