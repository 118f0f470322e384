/// A browser for tests of web pages. Knows no page.
package io.callmesh.runtime.browser;
