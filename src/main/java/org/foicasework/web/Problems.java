package org.foicasework.web;

import java.util.Map;
import java.util.NoSuchElementException;
import org.foicasework.request.InvalidSubmissionException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Says what is wrong with a call, in plain words, as problem+json (RFC 9457). */
@RestControllerAdvice(
        assignableTypes = {
            TaskController.class,
            AttachmentController.class,
            NoticeController.class,
            ReplyController.class
        })
class Problems {

    @ExceptionHandler
    ProblemDetail invalid(InvalidSubmissionException invalid) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, invalid.getMessage());
        problem.setTitle("Please check what you entered");
        problem.setProperties(Map.of("problems", invalid.problems()));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail missing(NoSuchElementException missing) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getMessage());
    }

    @ExceptionHandler
    ProblemDetail tooLarge(MaxUploadSizeExceededException tooLarge) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.PAYLOAD_TOO_LARGE, "The file is too large. Choose a smaller one or split it.");
    }
}
