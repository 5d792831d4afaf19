/** The commands about watched endpoints, against a server that answers what a test tells it. */
package io.sealport.cli.endpoint;
