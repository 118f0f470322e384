// SPDX-License-Identifier: GPL-3.0-or-later
/// A program that speaks with espeak-ng: requests come in on standard input, sound goes out on standard output. Knows the
/// frames of `io.callmesh.espeak.wire` and the library; knows nothing of the service that owns it.
package io.callmesh.espeak;
