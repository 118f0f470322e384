package io.callmesh.launcher.probe.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.callmesh.launcher.probe.grpc.Check.Amiss;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a door says of itself by reflection, held against the contracts of this version.
final class Contracts {

    private static final String ROUTE = "route grpc.reflection.v1.ServerReflection to it, or live without reflection: your own clients need only the contracts";

    private final Door door;

    Contracts(Door door) {
        this.door = door;
    }

    static Asked<ServerReflectionRequest, ServerReflectionResponse> list() {
        return asked(ServerReflectionRequest.newBuilder().setListServices(""));
    }

    private static Asked<ServerReflectionRequest, ServerReflectionResponse> asked(ServerReflectionRequest.Builder request) {
        return new Asked<>(ServerReflectionGrpc.getServerReflectionInfoMethod(), request.build());
    }

    /// Full names.
    Set<String> services() throws Exception {
        return door.ask(list()).getListServicesResponse().getServiceList().stream().map(service -> service.getName()).collect(Collectors.toCollection(TreeSet::new));
    }

    /// All that the subject offers is there, with all its methods and fields.
    String match(Subject subject) throws Exception {
        var lacking = new TreeSet<>(subject.names());
        lacking.removeAll(services());
        if (!lacking.isEmpty()) throw new Amiss("it does not list " + String.join(", ", lacking), "update it, or route these services to it too");
        int more = 0;
        for (var service : subject.services()) {
            var ours = promises(Objects.requireNonNull((ProtoFileDescriptorSupplier) service.getSchemaDescriptor()).getFileDescriptor().toProto());
            var theirs = promises(file(service));
            if (!theirs.containsAll(ours)) throw older(service, ours, theirs);
            more += theirs.size() - ours.size();
        }
        var versions = subject.services().stream().map(service -> packageOf(service.getName())).distinct().sorted().collect(Collectors.joining(", "));
        return versions + ": every method and field that this version knows" + (more == 0 ? "" : ", and " + more + " newer ones");
    }

    private static Amiss older(ServiceDescriptor service, Set<String> ours, Set<String> theirs) {
        var lacking = new TreeSet<>(ours);
        lacking.removeAll(theirs);
        return new Amiss(packageOf(service.getName()) + " lacks " + String.join(", ", lacking.stream().limit(5).toList()) + (lacking.size() > 5 ? " and more" : ""),
                "it is older than this client: update it, or use the contracts of its version");
    }

    private static String packageOf(String service) {
        return service.substring(0, service.lastIndexOf('.'));
    }

    private FileDescriptorProto file(ServiceDescriptor service) throws Exception {
        var answer = door.ask(asked(ServerReflectionRequest.newBuilder().setFileContainingSymbol(service.getName())));
        for (var file : files(answer.getFileDescriptorResponse().getFileDescriptorProtoList())) {
            boolean holds = file.getServiceList().stream().anyMatch(any -> service.getName().equals(file.getPackage() + "." + any.getName()));
            if (holds) return file;
        }
        throw new Amiss("reflection lists " + service.getName() + " and does not describe it", ROUTE);
    }

    private static List<FileDescriptorProto> files(List<ByteString> written) throws InvalidProtocolBufferException {
        var files = new ArrayList<FileDescriptorProto>();
        for (var file : written) files.add(FileDescriptorProto.parseFrom(file));
        return files;
    }

    private static Set<String> promises(FileDescriptorProto file) {
        var promises = new TreeSet<String>();
        for (var service : file.getServiceList()) for (var method : service.getMethodList()) promises.add(service.getName() + "/" + method.getName());
        for (var message : file.getMessageTypeList()) add(promises, "", message);
        return promises;
    }

    private static void add(Set<String> promises, String scope, DescriptorProto message) {
        var name = scope + message.getName();
        for (var field : message.getFieldList()) promises.add(name + "." + field.getName() + " = " + field.getNumber());
        for (var nested : message.getNestedTypeList()) add(promises, name + ".", nested);
    }
}
