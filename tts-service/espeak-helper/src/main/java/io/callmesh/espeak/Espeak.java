// SPDX-License-Identifier: GPL-3.0-or-later
package io.callmesh.espeak;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.Optional;

/// The espeak-ng library, called from one thread.
///
/// Source of signatures and constants: espeak-ng 1.52 `src/include/espeak-ng/speak_lib.h`.
/// The library keeps its state in globals: one per process, and every method from the thread that opened it.
final class Espeak {

    /// Hears what is being spoken. Both methods return whether to go on; both run on the speaking thread.
    interface Listener {
        boolean sound(byte[] pcm);
        boolean word(int position, int length, int startMs);
    }

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout PTR = ValueLayout.ADDRESS;

    private static final int OUTPUT_SYNCHRONOUS = 2;        // AUDIO_OUTPUT_SYNCHRONOUS
    private static final int DO_NOT_EXIT = 0x8000;          // espeakINITIALIZE_DONT_EXIT
    private static final int RATE = 1, PITCH = 3;           // espeakRATE, espeakPITCH
    private static final int UTF8 = 1, SSML = 0x10;         // espeakCHARS_UTF8, espeakSSML
    private static final int CHUNK_MS = 40;
    private static final int EVENT_WORD = 1;
    private static final long EVENT_BYTES = 40;             // sizeof(espeak_EVENT) on 64-bit

    private final MethodHandle setVoice, setParameter, synth;
    private final int rateHz;
    private Optional<Listener> listener = Optional.empty();
    private Optional<RuntimeException> broken = Optional.empty();

    /// @param library the shared object
    /// @param data    the folder that holds `phontab`, `phondata` and the dictionaries
    Espeak(Path library, Path data) {
        var symbols = SymbolLookup.libraryLookup(library, Arena.global());
        setVoice = bind(symbols, "espeak_SetVoiceByName", FunctionDescriptor.of(INT, PTR));
        setParameter = bind(symbols, "espeak_SetParameter", FunctionDescriptor.of(INT, INT, INT, INT));
        synth = bind(symbols, "espeak_Synth", FunctionDescriptor.of(INT, PTR, LONG, INT, INT, INT, INT, PTR, PTR));
        var initialize = bind(symbols, "espeak_Initialize", FunctionDescriptor.of(INT, INT, INT, PTR, INT));
        var setCallback = bind(symbols, "espeak_SetSynthCallback", FunctionDescriptor.ofVoid(PTR));
        try {
            rateHz = (int) initialize.invokeExact(OUTPUT_SYNCHRONOUS, CHUNK_MS, Arena.global().allocateFrom(data.toString()), DO_NOT_EXIT);
            if (rateHz <= 0) throw new IllegalStateException("espeak-ng does not accept its data folder");
            setCallback.invokeExact(callback());
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("espeak-ng does not start", e);
        }
    }

    int rateHz() { return rateHz; }

    /// @return whether there is such a voice
    boolean voice(String language) {
        try (var arena = Arena.ofConfined()) {
            return (int) setVoice.invokeExact(arena.allocateFrom(language)) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("espeak_SetVoiceByName", e);
        }
    }

    /// Speaks to the end, or until the listener has had enough.
    void speak(String text, boolean markup, int wordsPerMinute, int pitch, Listener listener) {
        this.listener = Optional.of(listener);
        broken = Optional.empty();
        try (var arena = Arena.ofConfined()) {
            int ignored = (int) setParameter.invokeExact(RATE, wordsPerMinute, 0);
            ignored = (int) setParameter.invokeExact(PITCH, pitch, 0);
            var bytes = arena.allocateFrom(text);
            int code = (int) synth.invokeExact(bytes, bytes.byteSize(), 0, 1, 0, UTF8 | (markup ? SSML : 0), MemorySegment.NULL, MemorySegment.NULL);
            if (code != 0) throw new IllegalStateException("espeak_Synth returns " + code);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("espeak_Synth", e);
        }
        if (broken.isPresent()) throw broken.get();
    }

    /// Called by the library. An exception must not cross it: the virtual machine would end.
    private int heard(MemorySegment wave, int samples, MemorySegment events) {
        try {
            return tell(wave, samples, events) ? 0 : 1;
        } catch (RuntimeException e) {
            broken = Optional.of(e);
            return 1;
        }
    }

    private boolean tell(MemorySegment wave, int samples, MemorySegment events) {
        var ear = listener.orElseThrow();
        for (var event = events.reinterpret(EVENT_BYTES); event.get(INT, 0) != 0; event = next(event)) {
            if (event.get(INT, 0) != EVENT_WORD) continue;
            if (!ear.word(event.get(INT, 8) - 1, event.get(INT, 12), event.get(INT, 16))) return false;
        }
        if (wave.address() == 0 || samples <= 0) return true;
        return ear.sound(wave.reinterpret(2L * samples).toArray(ValueLayout.JAVA_BYTE));
    }

    private static MemorySegment next(MemorySegment event) {
        return MemorySegment.ofAddress(event.address() + EVENT_BYTES).reinterpret(EVENT_BYTES);
    }

    private MemorySegment callback() throws ReflectiveOperationException {
        var heard = MethodHandles.lookup().findVirtual(Espeak.class, "heard",
                MethodType.methodType(int.class, MemorySegment.class, int.class, MemorySegment.class)).bindTo(this);
        return Linker.nativeLinker().upcallStub(heard, FunctionDescriptor.of(INT, PTR, INT, PTR), Arena.global());
    }

    private static MethodHandle bind(SymbolLookup symbols, String name, FunctionDescriptor shape) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), shape);
    }
}
