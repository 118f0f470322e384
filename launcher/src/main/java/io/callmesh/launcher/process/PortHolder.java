package io.callmesh.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Who listens on a port of this machine.
public final class PortHolder {

    private static final String LISTENING = "0A";

    private PortHolder() {}

    public static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /// `java (pid 123)`, if this user may know: by way of the socket's inode in `/proc/net/tcp` and `/proc/PID/fd` (proc(5)).
    public static Optional<String> of(int port) {
        return inode(port).flatMap(PortHolder::owner).map(PortHolder::described);
    }

    private static Optional<String> inode(int port) {
        var suffix = ":%04X".formatted(port);
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(column -> column.length > 9 && column[1].endsWith(suffix) && column[3].equals(LISTENING))
                .map(column -> column[9])
                .findFirst();
    }

    private static Optional<ProcessHandle> owner(String inode) {
        return ProcessHandle.allProcesses().filter(process -> holds(process, "socket:[" + inode + "]")).findFirst();
    }

    private static boolean holds(ProcessHandle process, String socket) {
        try (var files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return files.anyMatch(file -> target(file).equals(socket));
        } catch (IOException | RuntimeException hidden) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    private static String described(ProcessHandle process) {
        var command = process.info().command().map(path -> Path.of(path).getFileName().toString()).orElse("a program");
        return command + " (pid " + process.pid() + ")";
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException notLinux) {
            return Stream.empty();
        }
    }
}
