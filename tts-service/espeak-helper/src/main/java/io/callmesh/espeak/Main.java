// SPDX-License-Identifier: GPL-3.0-or-later
package io.callmesh.espeak;

import io.callmesh.espeak.wire.Request;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/// One voice in a process of its own: requests on standard input, sound on standard output.
///
/// Ends when its owner closes the pipe or dies. Usage: `Main <piper-jni.jar> <folder for the library and its data>`.
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 8192));
        System.setOut(System.err);
        var bundle = Bundle.in(Path.of(args[0]), Path.of(args[1]));
        var speaker = new Speaker(new Espeak(bundle.library(), bundle.data()), out);
        Thread.ofPlatform().name("pipe").daemon().start(() -> listen(speaker));
        speaker.run();
    }

    private static void listen(Speaker speaker) {
        int code = 0;
        try (var in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)))) {
            while (true) {
                switch (Request.read(in)) {
                    case Request.Say say -> speaker.ask(say);
                    case Request.Cancel(int id) -> speaker.cancel(id);
                }
            }
        } catch (EOFException ownerIsGone) {
            code = 0;
        } catch (IOException | InterruptedException e) {
            code = 2;
        }
        Runtime.getRuntime().halt(code);
    }
}
