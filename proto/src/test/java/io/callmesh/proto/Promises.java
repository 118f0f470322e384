package io.callmesh.proto;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the contracts promise their clients, one promise a line: each RPC with its types, each field with its number,
/// name, type and label, each value of each enum. A line that is gone or has changed breaks a client, on the wire or when
/// it is compiled again.
final class Promises {

    private final SortedSet<String> lines = new TreeSet<>();

    private Promises() {}

    static SortedSet<String> of(FileDescriptorSet contracts) {
        var promises = new Promises();
        contracts.getFileList().stream().filter(file -> file.getPackage().startsWith("callmesh.")).forEach(promises::file);
        return promises.lines;
    }

    private void file(FileDescriptorProto file) {
        var scope = file.getPackage();
        lines.add("package " + scope + " java " + file.getOptions().getJavaPackage());
        file.getServiceList().forEach(service -> service(scope, service));
        file.getMessageTypeList().forEach(message -> message(scope, message));
        file.getEnumTypeList().forEach(enumeration -> enumeration(scope, enumeration));
    }

    private void service(String scope, ServiceDescriptorProto service) {
        for (var method : service.getMethodList()) lines.add("rpc " + scope + "." + service.getName() + "." + signature(method));
    }

    private static String signature(MethodDescriptorProto method) {
        return method.getName() + " " + (method.getClientStreaming() ? "stream " : "") + method.getInputType()
                + " -> " + (method.getServerStreaming() ? "stream " : "") + method.getOutputType();
    }

    private void message(String scope, DescriptorProto message) {
        var name = scope + "." + message.getName();
        lines.add("message " + name);
        message.getFieldList().forEach(field -> lines.add("field " + name + " " + field(message, field)));
        message.getNestedTypeList().forEach(nested -> message(name, nested));
        message.getEnumTypeList().forEach(nested -> enumeration(name, nested));
    }

    private static String field(DescriptorProto message, FieldDescriptorProto field) {
        var type = field.hasTypeName() ? field.getTypeName() : field.getType().name().substring("TYPE_".length()).toLowerCase();
        var line = field.getNumber() + " " + field.getName() + " " + type;
        if (field.getLabel() == FieldDescriptorProto.Label.LABEL_REPEATED) line += " repeated";
        if (field.getProto3Optional()) return line + " optional";
        return field.hasOneofIndex() ? line + " oneof " + message.getOneofDecl(field.getOneofIndex()).getName() : line;
    }

    private void enumeration(String scope, EnumDescriptorProto enumeration) {
        var name = scope + "." + enumeration.getName();
        for (var value : enumeration.getValueList()) lines.add("value " + name + " " + value.getNumber() + " " + value.getName());
    }
}
