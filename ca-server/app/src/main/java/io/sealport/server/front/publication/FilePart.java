package io.sealport.server.front.publication;

import io.sealport.server.status.PublishedFile;

/** What is sent of a published file; whoever sends it closes the file. */
record FilePart(PublishedFile file, ByteRange part) {

  FileStream stream() {
    return new FileStream(file, part);
  }
}
