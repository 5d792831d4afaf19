@org.jspecify.annotations.NullMarked
package io.sealport.server.events.action;
