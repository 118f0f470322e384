package io.callmesh.gateway.api;

/// @param token   for `/v1/desk?token=`; good once
/// @param seconds how long
public record JoinView(String token, long seconds) {

    @Override
    public String toString() {
        return "JoinView[seconds=" + seconds + "]";
    }
}
