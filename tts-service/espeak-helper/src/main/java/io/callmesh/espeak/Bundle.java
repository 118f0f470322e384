// SPDX-License-Identifier: GPL-3.0-or-later
package io.callmesh.espeak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/// The espeak-ng library and data that travel inside the piper-jni artifact, unpacked once per folder.
record Bundle(Path library, Path data) {

    /// @param artifact the piper-jni jar
    /// @param home     where to keep what it holds; filled on first use, safe against a concurrent first use
    static Bundle in(Path artifact, Path home) throws IOException {
        if (!Files.isDirectory(home)) unpack(artifact, home);
        if (!ours(home)) throw new IOException("belongs to another user: " + home);
        return new Bundle(home.resolve("libespeak-ng.so"), home.resolve("data"));
    }

    /// The folder may lie where everybody writes; a library that somebody else has put there is not loaded.
    private static boolean ours(Path home) throws IOException {
        return Files.getAttribute(home, "unix:uid").equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private static void unpack(Path artifact, Path home) throws IOException {
        Files.createDirectories(home.toAbsolutePath().getParent());
        Path fresh = Files.createTempDirectory(home.toAbsolutePath().getParent(), "espeak-");
        try (var jar = new ZipFile(artifact.toFile())) {
            try (var library = open(jar, "debian-" + cpu() + "/libespeak-ng.so.1")) {
                Files.copy(library, fresh.resolve("libespeak-ng.so"));
            }
            try (var data = new ZipInputStream(open(jar, "espeak-ng-data.zip"))) {
                unzip(data, Files.createDirectory(fresh.resolve("data")));
            }
        }
        try {
            Files.move(fresh, home);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            if (!Files.isDirectory(home)) throw e;
        }
    }

    private static void unzip(ZipInputStream zip, Path folder) throws IOException {
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Path target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) throw new IOException("entry outside its archive");
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else {
                Files.createDirectories(target.getParent());
                Files.copy(zip, target);
            }
        }
    }

    private static InputStream open(ZipFile jar, String name) throws IOException {
        var entry = jar.getEntry(name);
        if (entry == null) throw new IOException("not in the piper-jni artifact: " + name);
        return jar.getInputStream(entry);
    }

    private static String cpu() {
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> "amd64";
            case "aarch64" -> "arm64";
            case String other -> throw new IllegalStateException("no espeak-ng for " + other);
        };
    }
}
