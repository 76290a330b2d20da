package io.svara.web.pages;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Files under /assets/ are asked for by an address that changes with their content: browsers keep them. */
@Configuration(proxyBeanMethods = false)
class Assets implements WebMvcConfigurer {

    private static final Duration KEPT_FOR = Duration.ofDays(365);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(KEPT_FOR).cachePublic().immutable());
    }
}
