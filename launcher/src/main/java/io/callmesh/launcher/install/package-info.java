/// Copies what Maven built to where it runs from. It must not start anything.
package io.callmesh.launcher.install;
