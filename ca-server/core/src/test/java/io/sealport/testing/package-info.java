/** Fakes for the tests of every module; the test jar carries them. */
package io.sealport.testing;
