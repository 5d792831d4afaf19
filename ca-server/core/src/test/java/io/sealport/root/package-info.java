@org.jspecify.annotations.NullMarked
package io.sealport.root;
