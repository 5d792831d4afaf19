package io.sealport.server.front.publication;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers OCSP on the connection's own thread where that takes microseconds, before a route is
 * looked for; everything else goes on to {@link OcspController} as it came. It is asked only where
 * no answer of the routes is under way on the connection: answers go out in the order of their
 * requests (RFC 9112 9.3.2).
 */
final class OcspShortcut extends ChannelDuplexHandler {

  /** A plain question about one certificate, with a nonce of 128 octets too. */
  private static final int LONGEST_REQUEST = 256;

  private final OcspReplies replies;
  private final List<Object> held = new ArrayList<>();
  private byte[] body = {};
  private int gathered;
  private int underWay;
  private boolean dropping;
  private boolean answered;

  OcspShortcut(OcspReplies replies) {
    this.replies = replies;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      begin(context, request);
    } else if (message instanceof HttpContent content && dropping) {
      dropping = !(content instanceof LastHttpContent);
      content.release();
    } else if (message instanceof HttpContent content && !held.isEmpty()) {
      gather(context, content);
    } else {
      context.fireChannelRead(message);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest request) {
    if (underWay > 0 || !isPlain(request)) {
      pass(context, request);
    } else if (request.method().equals(HttpMethod.GET)) {
      Optional<FullHttpResponse> reply = replies.get(request.uri());
      dropping = reply.isPresent();
      reply.ifPresentOrElse(r -> answer(context, r), () -> pass(context, request));
    } else if (isQuestion(request)) {
      body = new byte[(int) HttpUtil.getContentLength(request, 0L)];
      gathered = 0;
      held.add(request);
    } else {
      pass(context, request);
    }
  }

  /** Nothing in it that the connection would have to be treated otherwise for. */
  private static boolean isPlain(HttpRequest request) {
    return request.decoderResult().isSuccess()
        && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
        && !request.headers().contains(HttpHeaderNames.CONNECTION)
        && !request.headers().contains(HttpHeaderNames.EXPECT)
        && !request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
  }

  private static boolean isQuestion(HttpRequest request) {
    if (!request.method().equals(HttpMethod.POST) || !OcspReplies.isPath(request.uri())) {
      return false;
    }
    String length = request.headers().get(HttpHeaderNames.CONTENT_LENGTH, "");
    return length.matches("[0-9]{1,3}") && Integer.parseInt(length) <= LONGEST_REQUEST;
  }

  private void gather(ChannelHandlerContext context, HttpContent content) {
    held.add(content);
    ByteBuf part = content.content();
    int length = part.readableBytes();
    if (content.decoderResult().isFailure() || length > body.length - gathered) {
      passHeld(context);
      return;
    }
    part.getBytes(part.readerIndex(), body, gathered, length);
    gathered += length;
    if (content instanceof LastHttpContent) {
      replies
          .post(body)
          .ifPresentOrElse(
              reply -> {
                release();
                answer(context, reply);
              },
              () -> passHeld(context));
    }
  }

  /** Who has gone meanwhile needs no answer. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private void answer(ChannelHandlerContext context, FullHttpResponse reply) {
    answered = true;
    context.write(reply, context.voidPromise());
  }

  private void pass(ChannelHandlerContext context, Object request) {
    underWay++;
    context.fireChannelRead(request);
  }

  private void passHeld(ChannelHandlerContext context) {
    List<Object> all = List.copyOf(held);
    held.clear();
    underWay++;
    all.forEach(context::fireChannelRead);
  }

  private void release() {
    held.forEach(ReferenceCountUtil::release);
    held.clear();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    boolean waiting = answered || !held.isEmpty() || dropping;
    if (answered) {
      answered = false;
      context.flush();
    }
    context.fireChannelReadComplete();
    if (waiting && underWay == 0) {
      // What comes behind does not know that anything was read, and asks for no more.
      context.read();
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // it is the promise
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    boolean interim =
        message instanceof HttpResponse r
            && r.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    if (message instanceof LastHttpContent && !interim) {
      underWay--;
    }
    context.write(message, promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    release();
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    release();
  }
}
