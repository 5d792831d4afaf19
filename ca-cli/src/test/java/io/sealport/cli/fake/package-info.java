/** A server of the REST interface and its CA, as far as the tests of the command line need them. */
package io.sealport.cli.fake;
