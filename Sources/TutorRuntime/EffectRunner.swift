package import Course
import EngineValues
import Glibc
import Grading
import Postgres
import Primitives
import Progress
import Sandbox
package import TutorCore
import Verdicts

/// Runs the model's effects and posts their results to the mailbox.
@TutorActor package final class EffectRunner {
    let services: Services
    let mailbox: Mailbox
    let sessions: LessonSessions
    let engine: EngineRunner
    let files: FilesKeeper
    private let shells: ShellRunner
    let servers: ServersRunner
    private let reloader: LessonReloader
    private var progressWatch: FolderWatch?
    private let lessonSearch: LessonSearch
    private var searching: Task<Void, Never>?
    private let began = ContinuousClock.now
    /// The open lesson, as the effects need it.
    private(set) var lesson: (lesson: Lesson, dataset: DatasetSource?)?
    /// Whether it is open for a review, in which answers aren't the lesson's.
    private(set) var isReviewing = false
    /// Whether what is reviewed was solved and recorded.
    var hasPassedReview = false
    private var tables: [TableOutline] = []
    private var functions: [FunctionOutline] = []
    var judging: [RunID: Task<Void, Never>] = [:]
    /// The last write to the log. Events are written one at a time, in the order in which they happened.
    var writing: Task<Void, Never>?
    /// What happened and isn't in the log yet.
    var unrecorded: [[Event]] = []
    /// The newest unsaved draft of each scratchpad.
    var drafts: [Draft.Key: Draft] = [:]
    /// Whether a write of them is waiting.
    var willSaveDrafts = false
    /// Databases are prepared one at a time, so that the lesson opened last wins.
    var preparing: Task<Void, Never>?
    /// The Python modules that lessons declared so far.
    private var triedModules: Set<String> = []
    /// The open lesson's workplace, once it has been requested.
    var place: Task<WorkPlace, any Error>?
    lazy var factsWatch = FactsWatch(mailbox: mailbox) { [weak self] subject in await self?.judge(subject) }
    /// The subject of the facts watch changes in the order of the requests.
    var lookingAt: Task<Void, Never>?
    /// `nil` if it can't be known which tutors run.
    private var tutors: RunningTutors?
    /// How many lessons and exercises are being prepared.
    var preparations = 0

    /// - Parameter hasTerminal: Whether the lesson's shells run on a terminal of their own.
    package init(services: Services, mailbox: Mailbox, hasTerminal: Bool = true) {
        self.services = services
        self.mailbox = mailbox
        sessions = LessonSessions(sandbox: services.sandbox, ownServer: services.ownServer, mailbox: mailbox)
        engine = EngineRunner(directories: services.directories, mailbox: mailbox)
        files = FilesKeeper(data: services.directories.data, progress: services.progress, mailbox: mailbox)
        shells = ShellRunner(mailbox: mailbox, memory: hasTerminal ? nil : "\(services.directories.state)/shell-\(getpid())")
        servers = ServersRunner(
            data: services.directories.data, executable: services.sandbox.options.executable, mailbox: mailbox)
        reloader = LessonReloader(services, mailbox: mailbox)
        lessonSearch = LessonSearch(services.catalog)
        do { tutors = try RunningTutors(services.directories) } catch { mailbox.post(.trouble(from: error)) }
    }

    /// Milliseconds since the start, on a monotonic clock.
    package var now: Int64 { Int64((ContinuousClock.now - began).milliseconds) }

    package func start(_ effect: Effect) {
        switch effect {
        case .loadMap: loadMap()
        case .loadTracker: loadTracker()
        case .readDay(let day):
            inBackground { services, mailbox in mailbox.post(.dayRead(try await services.progress.record(ofDay: day))) }
        case .loadLessons(let entry, let course, let module, let start, let count):
            inBackground { services, mailbox in
                let lessons = MapReader(services).lessons(course: course, module: module, start: start, count: count)
                mailbox.post(.lessonsLoaded(entry: entry, start: start, lessons))
            }
        case .previewLesson(let summary):
            inBackground { services, mailbox in mailbox.post(.lessonPreviewed(try services.catalog.preview(of: summary))) }
        case .find(let query): find(query)
        case .openLesson(let summary, let section): open(summary) { _ in section }
        case .openExplanation(let code, let id):
            if let summary = services.catalog.lesson(id) { open(summary) { $0.section(explaining: code) } }
        case .startReview: startReview()
        case .offerPlacement: offerPlacement()
        case .startPlacement(let placement): start(placement)
        case .openReview(let due, let end): open(due, until: end)
        case .prepareLesson(let summary, let review): prepare(summary, for: review)
        case .followLesson(let summary): Task { [reloader] in await reloader.follow(summary) }
        case .trust(let directory, let scope, let summary): trust(directory, scope, then: summary)
        case .readTables(let id, let copy): readTables(id, of: copy)
        case .run(let run, let sql, let summary):
            let tables = tables
            mailbox.work { [sessions, preparing] in
                await preparing?.value
                await sessions.run(run, sql, tables: tables, lesson: summary.progressID)
            }
        case .resultWork(let run, let part, let rows, let work):
            mailbox.work { [mailbox] in
                mailbox.post(.resultWorked(run, part: part, await ResultWorker.shared.outcome(of: work, on: rows)))
            }
        case .cancel(let run):
            if let task = judging[run] { task.cancel() } else { mailbox.work { [self] in await sessions.cancel(run) } }
        case .endSession(let run): mailbox.work { [sessions] in await sessions.end(run) }
        case .closeSession(let id): sessions.close([id])
        case .leaveSessions(let ids): sessions.close(ids, cancelingOthers: true)
        case .restartSteps(let script, _): sessions.restartSteps(script)
        case .judge(let run, let answer, let other, let exercise, let summary, let wasAsked):
            judge(run, answer, orElse: other, exercise, summary, wasAsked: wasAsked)
        case .prepareJudging(let exercise, let summary): prepareJudging(exercise, summary)
        case .lookAtFacts(let exercise, let summary): lookAtFacts(exercise, summary)
        case .invalidateFacts: mailbox.work { [factsWatch] in await factsWatch.invalidate() }
        case .invalidateFactsByFiles: mailbox.work { [factsWatch] in await factsWatch.invalidateByFiles() }
        case .showExpected(let exercise, let summary): showExpected(exercise, summary)
        case .record(let event): record(event)
        case .keepDraft(let key, let draft): keep(draft, key)
        case .discardDraft(let key): discardDraft(key)
        case .keepHistory(let entries): keep(entries)
        case .searchHistory(let text, let id, let isGlobal):
            inBackground(afterWriting: true) { services, mailbox in
                let found = try await services.progress.history(containing: text, in: isGlobal ? nil : id)
                mailbox.post(.historyFound(query: text, isGlobal: isGlobal, found))
            }
        case .resetData(let summary, let copy): reset(summary, copy)
        case .undoReset(let summary): undoReset(summary)
        case .resetServers(let summary): resetServers(summary)
        case .engine(let effect): engine.start(effect)
        case .files(let id, let effect): files.start(id, effect)
        case .lookForLeftovers(let summary, let reason): lookForLeftovers(summary, reason)
        case .removeLeftovers(let leftovers): removeLeftovers(leftovers)
        case .shell(let id, let request): shells.handle(request, for: id) { await self.shellPlace() }
        case .copy, .editOutside, .present, .suspend, .quit: break  // handled by the loop
        }
    }

    /// Waits until everything has been saved, and releases the server.
    package func finish() async {
        shells.close()
        for task in judging.values { task.cancel() }
        await factsWatch.stop()
        await sessions.cancelAll()
        await engine.close()
        servers.leave()
        recordEvents()
        saveDrafts()
        await writing?.value
        await files.finish()
        await sessions.close()
        await services.judge.close()
        await services.sandbox.close()
    }

    /// Brings the catalog up to date in the background.
    ///
    /// - Parameter isShown: Whether the lessons that it already has are on the screen, so that only a change has to be shown.
    func readCatalog(isShown: Bool) {
        inBackground(afterWriting: true) { services, mailbox in
            let hasChanged = services.catalog.refresh()
            if let problem = services.catalog.problem { mailbox.post(.troubled(problem)) }
            if isShown, !hasChanged { return }
            try await services.progress.adopt(services.catalog.renamedLessons())
            mailbox.post(.mapLoaded(try await MapReader(services).contents()))
        }
    }

    /// Follows what other programs record, such as `calf check`.
    private func followOthers() {
        progressWatch = FolderWatch { [weak self] in Task { await self?.loadMap(isAfterOthers: true) } }
        _ = progressWatch?.add(services.directories.data)
    }

    /// Starts the catalog and the server in the background, after the first frame. On a server of the user's own, neither is needed.
    ///
    /// - Parameter hasList: Whether the lesson list has been loaded from the catalog, or isn't needed.
    package func warmUp(hasList: Bool) {
        if services.ownServer != nil { return }
        readCatalog(isShown: hasList)
        followOthers()
        findOtherTutor(in: nil)
        mailbox.post(.serverChanged(.starting))
        mailbox.work { [services, mailbox] in
            do {
                mailbox.post(.serverChanged(.ready(version: try await services.sandbox.serverMajor())))
            } catch {
                mailbox.post(.serverChanged(.failed(ErrorText.about(error))))
            }
        }
    }

    /// Runs work that may block off the loop's thread. Its errors are shown as a line on the screen.
    ///
    /// - Parameter afterWriting: Whether it reads what is being written to the log.
    func inBackground(afterWriting: Bool = false, _ work: @escaping @Sendable (Services, Mailbox) async throws -> Void) {
        let written = afterWriting ? writing : nil
        mailbox.beginWork()
        Task.detached { [services, mailbox] in
            await written?.value
            do { try await work(services, mailbox) } catch { mailbox.post(.trouble(from: error)) }
            mailbox.endWork()
        }
    }

    /// - Parameter isAfterOthers: Whether it is only needed if another program has recorded something.
    private func loadMap(isAfterOthers: Bool = false) {
        inBackground(afterWriting: true) { services, mailbox in
            if isAfterOthers, try await !services.progress.hasChangedOutside() { return }
            mailbox.post(.mapLoaded(try await MapReader(services).contents()))
        }
    }

    private func loadTracker() {
        inBackground(afterWriting: true) { services, mailbox in
            // Right after the first start. Without lessons, the figures would say that every lesson is done.
            if !services.catalog.isFilled { services.catalog.refresh() }
            let tracker = try await Tracker(
                log: services.progress, catalog: services.catalog, reviewMinutes: services.reviewMinutes)
            mailbox.post(.trackerLoaded(tracker))
        }
    }

    /// Searches for the newest query only.
    private func find(_ query: String) {
        searching?.cancel()
        searching = mailbox.work { [lessonSearch, mailbox] in
            await lessonSearch.find(query) { mailbox.post(.found(query: query, $0, at: $1, isComplete: $2)) }
        }
    }

    private func startReview() {
        inBackground(afterWriting: true) { services, mailbox in
            let queue = try await services.progress.reviewQueue(in: services.catalog, minutes: services.reviewMinutes)
            let end = Timestamp.now.milliseconds + Int64(services.reviewMinutes) * 60_000
            mailbox.post(.reviewStarted(queue.next, until: Timestamp(milliseconds: end)))
        }
    }

    private func offerPlacement() {
        inBackground(afterWriting: true) { services, mailbox in
            // Right after the first start. Without lessons, there would be nothing to ask.
            if !services.catalog.isFilled { services.catalog.refresh() }
            let hasEngine = await EngineReport.examine().isUsable
            mailbox.post(
                .placementOffered(try await PlacementOffer(log: services.progress, catalog: services.catalog, hasEngine: hasEngine)))
        }
    }

    private func start(_ placement: Placement) {
        let now = Timestamp.now
        let end = now.milliseconds + Int64(Placement.minutes) * 60_000
        mailbox.post(.placementStarted(placement, until: Timestamp(milliseconds: end, offset: now.offset)))
    }

    private func open(_ due: DueReview, until end: Timestamp) {
        if Timestamp.now.milliseconds >= end.milliseconds { return mailbox.post(.reviewEnded) }
        inBackground(afterWriting: true) { services, mailbox in
            do {
                mailbox.post(.lessonOpened(try await LessonOpener(services).open(due)))
            } catch {
                mailbox.post(.reviewEnded)
                mailbox.post(.lessonFailed(ErrorText.about(error)))
            }
        }
    }

    /// - Parameter section: Chooses the section; `nil` is the one where the learner stopped.
    private func open(_ summary: LessonSummary, at section: @escaping @Sendable (Lesson) -> Int?) {
        inBackground(afterWriting: true) { services, mailbox in
            do {
                var opened = try await LessonOpener(services).open(summary)
                opened.section = section(opened.state.lesson)
                mailbox.post(.lessonOpened(opened))
            } catch {
                mailbox.post(.lessonFailed(ErrorText.about(error)))
            }
        }
    }

    /// Chooses ports again for a lesson that was shown before the engine was asked, and reloads the lesson if a port is taken by now.
    package func confirmPorts(of summary: LessonSummary) {
        inBackground { services, mailbox in
            if let opened = try await LessonOpener(services).openWithOtherPorts(summary) { mailbox.post(.lessonOpened(opened)) }
        }
    }

    /// Tells the learner about another tutor that has this lesson open, or, without a lesson, about one that is suspended.
    private func findOtherTutor(in lesson: LessonID?) {
        do {
            let name = lesson.map { "\($0.course)/\($0.lesson)" }
            let found = try tutors?.others().first { other in name.map { $0 == other.lesson } ?? other.isSuspended }
            if let found { mailbox.post(.otherTutorFound(lesson, isSuspended: found.isSuspended)) }
        } catch {
            mailbox.post(.trouble(from: error))
        }
    }

    private func prepare(_ summary: LessonSummary, for review: DueReview? = nil) {
        tutors?.enter("\(summary.progressID.course)/\(summary.progressID.lesson)")
        findOtherTutor(in: summary.progressID)
        let before = preparing
        place = nil
        lesson = nil
        isReviewing = review != nil
        hasPassedReview = false
        tables = []
        functions = []
        preparing = mailbox.work { [self] in
            await before?.value
            if services.ownServer != nil { return await sessions.prepare(Lesson(withoutText: summary), dataset: nil) }
            do {
                if let review = try await Self.review(of: summary.course, services) {
                    await sessions.leave()
                    return mailbox.post(.trustAsked(TrustQuestion(lesson: summary, review: review)))
                }
                mailbox.post(.trusted(summary.progressID))
                let (written, dataset) = try await Self.read(summary, services)
                var lesson = written
                if let review, let exercise = review.exercise { lesson = lesson.varied(exercise, seed: review.seed) ?? lesson }
                if let review, let other = await onOtherData(lesson, dataset, review) {
                    lesson = other
                    mailbox.post(.reviewDataChanged(review))
                }
                self.lesson = (lesson, dataset)
                findMissingModules(for: lesson)
                servers.open(lesson)
                if lesson.hasDatabase { await sessions.prepare(lesson, dataset: dataset) } else { await sessions.leave() }
            } catch {
                mailbox.post(.databaseChanged(summary.progressID, .failed(ErrorText.about(error))))
            }
        }
    }

    /// Says once, for all lessons that need them, which Python modules are missing.
    private func findMissingModules(for lesson: Lesson) {
        let modules = lesson.python.filter { triedModules.insert($0).inserted }
        guard !modules.isEmpty else { return }
        mailbox.work { [mailbox] in
            guard let missing = await PythonModules.missing(modules, for: lesson) else { return }
            mailbox.post(.alerted(Alert(title: "This lesson needs more of Python", text: [missing.description])))
        }
    }

    /// The lesson with other data for the exercise to review; `nil` if there is none.
    private func onOtherData(_ lesson: Lesson, _ dataset: DatasetSource?, _ review: DueReview) async -> Lesson? {
        guard let section = lesson.sections.firstIndex(where: { $0.exercise != nil && $0.exercise?.id == review.exercise }),
            let exercise = lesson.sections[section].exercise
        else { return nil }
        var other = lesson
        other.sections[section].exercise = await services.judge.onOtherData(exercise, in: lesson, dataset: dataset, seed: review.seed)
        return other.sections[section].exercise == nil ? nil : other
    }

    /// What the learner must know before trusting a course; `nil` if it is already trusted. Reads the whole course, off the loop's thread.
    @concurrent private nonisolated static func review(of course: String, _ services: Services) async throws -> TrustReview? {
        let directory = services.catalog.courses().first { $0.id == course }?.directory ?? services.catalog.root.directory
        return services.isTrusted(directory) ? nil : try services.trust.review(of: directory)
    }

    /// Reads a lesson with its dataset, off the loop's thread.
    @concurrent private nonisolated static func read(_ summary: LessonSummary, _ services: Services) async throws -> (
        Lesson, DatasetSource?
    ) {
        let lesson = try services.lesson(summary)
        return (lesson, try services.catalog.dataset(of: lesson))
    }

    private func trust(_ directory: String, _ scope: Trust.Scope, then summary: LessonSummary) {
        mailbox.work { [self] in
            do {
                try services.trust.trust(directory, scope: scope)
                prepare(summary)
            } catch {
                mailbox.post(.databaseChanged(summary.progressID, .failed(ErrorText.about(error))))
            }
        }
    }

    /// The lesson's workplace, once it is ready; `nil` if another lesson has been opened since, or if the lesson may not run.
    func workPlace(_ summary: LessonSummary) async throws -> WorkPlace? {
        await preparing?.value
        guard let lesson, lesson.lesson.id == summary.id, lesson.lesson.course == summary.course else { return nil }
        return try await workPlace(lesson.lesson)
    }

    private func workPlace(_ lesson: Lesson) async throws -> WorkPlace? {
        if let place { return try await place.value }
        let making = Task { [self] in
            var engine: Engine?
            do throws(EngineError) { engine = try Engine() } catch { engine = nil }
            return try WorkPlace(
                lesson, database: try await sessions.access(), directories: services.directories, engine: engine,
                guarded: try await self.engine.guarded(lesson, on: engine), servers: try await servers.set(of: lesson))
        }
        place = making
        do {
            return try await making.value
        } catch {
            // Try again the next time it is needed.
            if place == making { place = nil }
            throw error
        }
    }

    /// Where the open lesson's shells start: in its workspace, or in the user's home if the lesson may not run.
    private func shellPlace() async -> ShellPlace {
        await preparing?.value
        guard let lesson else { return .home }
        do {
            guard let place = try await workPlace(lesson.lesson) else { return .home }
            // Nothing can be typed at servers that aren't ready.
            if lesson.lesson.servers != nil { await lookingAt?.value }
            try place.workspace.prepare()
            return ShellPlace(directory: place.workspace.folder, environment: place.environment)
        } catch {
            mailbox.post(.trouble(from: error))
            return .home
        }
    }

    private func readTables(_ id: LessonID, of copy: String?) {
        let before = preparing
        preparing = mailbox.work { [self] in
            await before?.value
            if let tables = await sessions.tables(of: copy, otherThan: self.tables) {
                self.tables = tables
                mailbox.post(.tablesRead(id, tables))
            }
            if let functions = await sessions.functions(of: copy), functions != self.functions {
                self.functions = functions
                mailbox.post(.functionsRead(id, functions))
            }
        }
    }
}
