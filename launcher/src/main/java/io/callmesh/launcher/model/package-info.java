/// Model files that people bring: where they come from, whether they are what they should be, and where they are kept. A
/// model is told to its service at the next start. Knows no command and no service; that a model answers is for others to try.
package io.callmesh.launcher.model;
