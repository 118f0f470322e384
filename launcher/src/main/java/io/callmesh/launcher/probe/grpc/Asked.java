package io.callmesh.launcher.probe.grpc;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;

/// A method, and what it is asked. Of a stream: its first message.
record Asked<Q extends Message, A>(MethodDescriptor<Q, A> method, Q request) {

    String name() {
        return method.getServiceName() + "/" + method.getBareMethodName();
    }
}
