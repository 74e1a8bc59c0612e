/// A starting point for a new lesson: every part that the method calls for, each with a note on what belongs there.
enum LessonSkeleton {
    /// A lesson about SQL. With a dataset, an example reads its table `greetings`.
    static func sql(title: String, dataset: String? = nil) -> String {
        let title = plain(title)
        let data = dataset.map { "dataset: \($0)\n" } ?? ""
        let table = dataset == nil ? "" : tableSection
        return """
            ---
            title: "\(title)"
            minutes: 10
            objectives:
              - Write what a reader can do after this lesson, starting with a verb
            teaches: [select]
            skills: [sql]
            \(data)---

            # \(title)

            Start with a question that matters. Describe a situation in which not knowing this hurts, in two or three sentences. Someone loses an
            afternoon, a customer gets the wrong parcel, or a number in a report is off by one and no one sees it. Write to one person. Don't
            define anything yet, and don't give away what a prediction asks for later. Replace all of this text, part by part. The blocks run as
            they are, so you can try the whole lesson with `calf verify` at any time.

            ## A picture in words

            Find something from everyday life that works the way your idea works. Follow it through to the end: who does what, what goes in, and
            what comes out. Then say what is different, in words that belong to the picture. A reader who finds that out alone stops trusting
            it. A query is like a note that you hand over a counter. You write down exactly what you want to read on the note that comes back,
            and the clerk copies it. A clerk might correct your spelling. A server doesn't guess what you meant.

            If no picture carries the idea, tell a scene from the shop instead. No two lessons of a course share a picture.

            ## A text and its name

            Now explain the idea in the field's own terms, one at a time. Use each term right after you define it. A **query** is a question to
            the server. The server answers with a **result**: rows that all have the same columns. A text in a query goes between single quotes,
            and the word after `AS` names its column. Say why before how. The name is there because someone will read this result without having
            seen the query.

            Ask for a prediction before each example, and let the reader be wrong where being wrong is safe. How many rows will this query
            return?

            ```sql run predict=rows
            SELECT 'good morning' AS greeting;
            ```

            ```text output
               greeting
            --------------
             good morning
            (1 row)
            ```

            Then explain the output line by line. The first line is the name after `AS`. Below the dashes is the only row. The last line counts
            the rows, which is the quickest check there is. You asked for one text, and you got one row.

            An example has to show everything that an exercise needs. Here is a second column, with a number. Numbers need no quotes.

            ```sql run
            SELECT 'good morning' AS greeting, 2 AS words;
            ```

            ```text output
               greeting   | words
            --------------+-------
             good morning |     2
            (1 row)
            ```

            A comma separates the columns. They are returned in the order in which you write them.

            \(table)## Exercise: Your own greeting

            No reader who followed the lesson fails the first exercise. Return one row with one column, the text good evening.

            ```sql starter
            SELECT 'good morning' AS greeting;
            ```

            ```sql solution
            SELECT 'good evening' AS greeting;
            ```

            ```sql mistake "Your result says good night, which people say at the end of the day. When do they say good evening?"
            SELECT 'good night' AS greeting;
            ```

            ```text hint
            The starter is almost right. Only the text after SELECT has to change.
            ```

            ## Exercise: Word by word

            The second exercise takes one more step. Return the greeting in two columns: first good, then evening.

            ```sql starter
            SELECT 'good evening' AS greeting;
            ```

            ```sql solution
            SELECT 'good' AS first, 'evening' AS second;
            ```

            ```sql alternative "The columns don't need names of their own."
            SELECT 'good', 'evening';
            ```

            ```sql mistake "Your result has both words, but evening is in the first column. Which word do you read first?"
            SELECT 'evening' AS second, 'good' AS first;
            ```

            ```text hint
            You need two texts, each between its own quotes.
            ```

            ```text hint
            SELECT 'good' AS first, …
            ```

            ## Exercise: Greeting and count

            If you have time: the last exercise adds earlier ideas. Return two columns: the text good evening, and the number of its words.

            ```sql starter
            SELECT 'good evening' AS greeting;
            ```

            ```sql solution
            SELECT 'good evening' AS greeting, 2 AS words;
            ```

            ```sql mistake "The second column of your result is a text, because it is between quotes. What does the task ask for there?"
            SELECT 'good evening' AS greeting, '2'::text AS words;
            ```

            ```text hint
            Look at the second example again. Which of its values is between quotes, and which isn't?
            ```

            ```text hint
            SELECT 'good evening' AS greeting, … AS words;
            ```

            ## What goes wrong

            Show the errors that beginners meet here, complete and from a run block. Forgotten quotes come first.

            ```sql run predict=error choices="No table is named|There's no column greeting" expect="There's no column greeting"
            SELECT greeting;
            ```

            ```text error 42703
            ERROR:  column "greeting" does not exist
            LINE 1: SELECT greeting;
                           ^
            ```

            Then explain each line. The first line names the problem. Without quotes, the word is a name, and no column has that name. The second
            line repeats that line of your query, and the mark below it points at the word that the server couldn't use. Read an error from its
            first line, and look at the mark before you change anything.

            ## Checkpoint

            ```yaml quiz
            question: What is a text in SQL written between?
            choices:
              - text: Single quotes
                correct: true
                why: Yes. Double quotes are for names.
              - text: Double quotes, as in many languages
                why: Double quotes are for names, such as the name of a column.
            ```

            ```yaml quiz
            question: Why does a text need quotes at all?
            choices:
              - text: So that the server can tell it from a name
                correct: true
                why: Yes. A word without quotes is a name, and the server looks for a column with that name.
              - text: So that it can contain blanks
                why: Even a single word needs them. Try it without.
            ```

            ## In one breath

            Sum up the lesson in a few sentences that a reader could say to a friend. A query says what to return. Texts go between single quotes,
            and numbers don't. `AS` names a column. End with the topic that needs what this lesson has taught.

            """
    }

    private static let tableSection = """
        A dataset gives the lesson tables of its own. This one has a table `greetings`, from `datasets/greetings.sql`.

        ```sql run predict=rows
        SELECT words FROM greetings;
        ```

        ```text output
            words
        --------------
         good morning
         good evening
        (2 rows)
        ```

        The query returns one row for each row of the table.


        """

    /// The title on one line, without characters that end quoted text.
    static func plain(_ title: String) -> String { title.map { $0 == "\n" || $0 == "\"" || $0 == "\\" ? " " : String($0) }.joined() }
}
