import Course
import Glibc
import Progress
import TutorRuntime

extension Command {
    static let progress = Command(
        name: "progress", summary: "show what you have done and what is next", group: .learning,
        options: [
            .json, .flag("csv", "print one line per exercise, with a header"),
            .flag("markdown", "print a report in Markdown"),
            .value("export", "FILE", completion: .files, "write your log to FILE, or - for standard output"),
            .value("import", "FILE", completion: .files, "add events exported on another machine; duplicates count once"),
            .value("portfolio", "DIR", completion: .files, "write your answers that passed to DIR, as Markdown"),
        ],
        notes: [
            "An export has one event per line, as JSON: id, place (the order), time",
            "(milliseconds since 1970), offset (of the clock, in seconds), course, lesson,",
            "exercise, kind, number, outcome, text. Two machines that import each other's",
            "exports show the same progress. What you typed but didn't finish isn't in it.",
            "",
            "A portfolio covers the course you last worked in, or --course. It contains an",
            "index (README.md) and a page per lesson, with the tasks, the dates, your last",
            "answers that passed, not counting reviews, and the tables that they use. It says",
            "which answers you gave after the solution was shown. Files in DIR that calf didn't",
            "write are never replaced.",
        ]
    ) { invocation in
        let context = invocation.context
        let exclusive = ["json", "csv", "markdown", "export", "import", "portfolio"]
        let uses = exclusive.filter { invocation.arguments.has($0) }
        if uses.count > 1 {
            throw UsageError("use only one of \(uses.map { "--" + $0 }.joined(separator: ", "))", command: "progress")
        }
        switch uses.first {
        case "export": return try await exportLog(to: invocation.arguments["export"] ?? "-", context)
        case "import": try await importLog(from: invocation.arguments["import"] ?? "-", context)
        case "portfolio": try await writePortfolio(to: invocation.arguments["portfolio"] ?? ".", context)
        case "markdown": context.output.print(try await ProgressReport(context: context).markdown)
        case "json": context.output.print(try await ProgressReport(context: context).json)
        case "csv": context.output.write(try await ProgressReport(context: context).csv)
        default: try await printTracker(context)
        }
        return .done
    }

    private static func printTracker(_ context: Context) async throws {
        let catalog = try context.catalog()
        let tracker = try await Tracker(
            log: context.progress(in: catalog), catalog: catalog, reviewMinutes: context.configuration.reviewMinutes)
        for line in tracker.lines { context.output.print(line) }
        // A shared lesson would open at home, where another lesson follows. The tutor stays in the list that was open last.
        if let next = tracker.next { context.output.print("\nGo on: calf\(next.isShared ? "" : " open \(next.id)")") }
    }

    /// Exports of a damaged log what can be read.
    private static func exportLog(to path: String, _ context: Context) async throws -> ExitStatus {
        let lines: [UInt8]
        var salvage: Salvage?
        do {
            lines = try await context.progress(in: context.catalog()).exportedLines()
        } catch ProgressError.damaged(let path, _) {
            let readable = try Salvage(path: path)
            lines = readable.lines
            salvage = readable
        }
        if path == "-" {
            lines.withUnsafeBytes { context.output.write($0) }
        } else {
            try StandardStreams.replace(path, with: lines, mode: 0o600)
        }
        guard let salvage else { return .done }
        context.output.printError("calf: \(context.progressPath) is damaged. \(salvage.words)")
        return .failed
    }

    /// The most bytes of an import: some 1.5 million events.
    private static let maxImported = 256 << 20

    private static func importLog(from path: String, _ context: Context) async throws {
        let log = try await context.progress(in: context.catalog())
        let file = try StandardStreams.read(path, limit: maxImported)
        if file.count > maxImported {
            throw CommandLineError(
                "\(path) is larger than 256 MB, the limit for one import. Nothing was imported. "
                    + "Split the file at line breaks, for example with 'split -l 1000000', and import the parts one by one")
        }
        do throws(ProgressLog.ImportError) {
            let imported = try await log.importEvents(file)
            let known = imported.known == 0 ? "" : " \(imported.known) were here already."
            context.output.print("Imported \(imported.new) \(imported.new == 1 ? "event" : "events").\(known)")
        } catch {
            switch error {
            case .unreadable(let line, let reason):
                throw CommandLineError("line \(line) of \(path) is no event: \(reason). Nothing was imported.")
            case .log(let error): throw error
            }
        }
    }

    /// The most bytes of a lesson's file.
    private static let maxLesson = 16 << 20

    /// The course that was worked in last or, before the first lesson, the first course.
    private static func currentCourse(_ log: ProgressLog, _ context: Context) async throws -> CourseListing? {
        let (courses, last) = (try context.courses(), try await log.last()?.lesson.course)
        return courses.first { $0.course.id == last } ?? courses.first
    }

    private static func writePortfolio(to directory: String, _ context: Context) async throws {
        let catalog = try context.catalog()
        let log = try await context.progress(in: catalog)
        guard let listing = try await currentCourse(log, context) else { return }
        let portfolio = try Portfolio(
            of: listing, progress: try await log.lessons(ofCourse: listing.course.id),
            answers: try await log.answers(ofCourse: listing.course.id)
        ) { summary in
            let lesson = try catalog.lesson(summary)
            let text = String(decoding: try StandardStreams.read(summary.path, limit: maxLesson), as: UTF8.self)
            return (lesson, text, try catalog.dataset(of: lesson)?.text() ?? "")
        }
        if portfolio.files.isEmpty {
            throw CommandLineError("no exercise of \(listing.course.title) is solved yet, so there is nothing to show.")
        }
        for file in portfolio.files { try requireOwn("\(directory)/\(file.name)") }
        try OutputFolder(directory).write(portfolio.files)
        context.output.print("Wrote \(portfolio.files.count) files to \(directory). Start reading: \(portfolio.files[0].name)")
    }

    /// Refuses a file that calf didn't write.
    private static func requireOwn(_ path: String) throws {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return }
            throw CommandLineError("cannot read \(path): \(String(cString: strerror(errno)))")
        }
        let isFile = status.st_mode & S_IFMT == S_IFREG
        if isFile, try StandardStreams.read(path, limit: Portfolio.mark.utf8.count).starts(with: Portfolio.mark.utf8) { return }
        throw CommandLineError("\(path) was not written by calf. Nothing was written. Choose another folder, or move the file.")
    }
}
