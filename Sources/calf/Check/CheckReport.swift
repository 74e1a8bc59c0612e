import Course
import Grading
import Verdicts

/// Prints verdicts: for one answer as text or a JSON line; for several as text, JSON lines or CSV, each with its student and file.
struct CheckReport: Sendable {
    let lesson: LessonSummary
    let isSingle: Bool
    let isJSON: Bool
    let isCSV: Bool
    let output: Output

    func start() {
        if isCSV { output.write("student,file,course,lesson,exercise,verdict,kind,message,milliseconds\r\n") }
    }

    func print(_ judgement: Judgement, of answer: SubmittedAnswer) {
        if isJSON {
            output.print(
                CheckDocument.json(
                    course: lesson.course, lesson: lesson.id, exercise: answer.exercise, of: isSingle ? nil : answer, judgement))
        } else if isCSV {
            let first = judgement.feedback.first
            let fields = [
                answer.student, answer.path, lesson.course, lesson.id, answer.exercise ?? "", judgement.verdict.rawValue,
                first?.kind.rawValue ?? "",
                CheckDocument.lines(judgement, isMarked: false).joined(separator: "\n"), "\(judgement.milliseconds.rounded(to: 3))",
            ]
            output.write(fields.map { CSV.field(Output.visible($0)) }.joined(separator: ",") + "\r\n")
        } else {
            if !isSingle { output.print("\(answer.path):") }
            for line in CheckDocument.lines(judgement) { output.print(line) }
        }
        // The reader must not have to wait while the server is cleaned up.
        output.flush()
    }
}
