package io.callmesh.gateway.line.websocket;

/// The other end of a socket, whoever it is. No method fails when it has gone: the ear notices that.
interface Page {

    /// PCM, 16 bit, little-endian, mono. Waits while the page takes nothing.
    void sound(byte[] pcm);

    /// One event. Waits likewise.
    void tell(String json);

    /// @param moved whether the call goes on by its resume token, at another gateway
    void close(boolean moved);
}
