package org.foicasework.web;

import com.samskivert.mustache.Mustache;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.foicasework.process.RegulatorBundle;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The bundle for the regulator, as one archive. */
@Controller
class RegulatorBundleController {

    private final RegulatorBundle bundles;
    private final Mustache.Compiler mustache;

    RegulatorBundleController(RegulatorBundle bundles, Mustache.Compiler mustache) {
        this.bundles = bundles;
        this.mustache = mustache;
    }

    /** Written file by file, so that a large case does not lie in memory as a whole. */
    @GetMapping("/requests/{reference}/regulator-bundle.zip")
    void download(@PathVariable String reference, HttpServletResponse response) throws IOException {
        RegulatorBundle.Bundle bundle = bundles.of(reference);
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(reference + "-regulator-bundle.zip")
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        try (ZipOutputStream zip = new ZipOutputStream(response.getOutputStream(), StandardCharsets.UTF_8)) {
            String index = mustache.loadTemplate("regulator-bundle").execute(bundle.index());
            zip.putNextEntry(new ZipEntry("index.html"));
            zip.write(index.getBytes(StandardCharsets.UTF_8));
            for (RegulatorBundle.File file : bundle.files()) {
                zip.putNextEntry(new ZipEntry(file.name()));
                zip.write(file.content().get());
            }
        }
    }

    @ExceptionHandler
    void missing(NoSuchElementException missing, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }
}
