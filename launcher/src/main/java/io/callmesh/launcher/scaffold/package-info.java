/// Makes new folders of things that people add, from ones that are there. Knows files; must not know what is done with them.
package io.callmesh.launcher.scaffold;
