package io.sealport.server.front.publication;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Gives every HTTP/1.1 connection its {@link OcspShortcut}, right behind the codec. */
@Singleton
class OcspShortcuts implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final Provider<OcspReplies> replies;

  OcspShortcuts(Provider<OcspReplies> replies) {
    this.replies = replies;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new EachConnection(null));
    return event.getBean();
  }

  private final class EachConnection implements NettyServerCustomizer {

    private final @Nullable Channel channel;

    EachConnection(@Nullable Channel channel) {
      this.channel = channel;
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel opened, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new EachConnection(opened) : this;
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel == null) {
        return;
      }
      ChannelPipeline pipeline = channel.pipeline();
      if (pipeline.get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null) {
        pipeline.addAfter(
            ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
            "ocsp-shortcut",
            new OcspShortcut(replies.get()));
      }
    }
  }
}
