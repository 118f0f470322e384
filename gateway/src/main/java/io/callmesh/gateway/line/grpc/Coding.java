package io.callmesh.gateway.line.grpc;

import com.google.protobuf.ByteString;
import io.callmesh.audio.ALaw;
import io.callmesh.audio.MuLaw;
import io.callmesh.audio.Pcm;
import io.callmesh.proto.gateway.v1.AudioFormat;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;

/// How samples travel on a line.
enum Coding {
    LINEAR16,
    MULAW,
    ALAW;

    /// @throws MeshException with `BadInput` when the caller names none
    static Coding of(AudioFormat.Encoding encoding) {
        return switch (encoding) {
            case ENCODING_LINEAR16 -> LINEAR16;
            case ENCODING_MULAW -> MULAW;
            case ENCODING_ALAW -> ALAW;
            case ENCODING_UNSPECIFIED, UNRECOGNIZED ->
                throw new MeshException(new Fault.BadInput("config.audio.encoding", "must be ENCODING_LINEAR16, ENCODING_MULAW or ENCODING_ALAW"));
        };
    }

    /// @throws MeshException with `BadInput` when half a sample is left over
    short[] decode(ByteString audio) {
        var bytes = audio.toByteArray();
        if (this == LINEAR16 && bytes.length % 2 != 0) {
            throw new MeshException(new Fault.BadInput("audio", "must hold whole 16-bit samples, found " + bytes.length + " bytes"));
        }
        return switch (this) {
            case LINEAR16 -> Pcm.decode(bytes);
            case MULAW -> MuLaw.decode(bytes);
            case ALAW -> ALaw.decode(bytes);
        };
    }

    ByteString encode(short[] samples) {
        if (this == LINEAR16) return ByteString.copyFrom(Pcm.encode(samples));
        var code = new byte[samples.length];
        for (int i = 0; i < code.length; i++) code[i] = this == MULAW ? MuLaw.encode(samples[i]) : ALaw.encode(samples[i]);
        return ByteString.copyFrom(code);
    }
}
