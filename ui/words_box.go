package ui

// BoxWords are the texts of the pages under "Your box". Each "{}" stands for a value, see fill.
type BoxWords struct {
	_ incomparable

	Tabs, Colon     string
	Sections, Intro labels // by section
	CountTexts      labels // by what is counted
	DecadeText      string // the decade that begins in a year
	CountEvents     string // the captions of the numbers
	CountFilms      string
	CountLeft       string
	CountPeople     string
	Months          list
	Days            list // Monday first

	// Figures
	AsTable, NoneYet            string
	Wishes, WishReasons         labels // by how the person said it: "edit", "search", "comment", or "not"
	Figures, FigureNotes, Heads labels // by figure, by column
	TooEarly, Judging, OneSided string
	CrowdLine                   string
	CrowdSay                    labels // by judgement
	ModelNames, CleanRules      labels
	RuleLine, RuleAll           string
	RuleYes, RuleNo             labels // by field
	RuleAbove, RuleBelow        labels // by measure

	// Portrait
	Tags, TagsNote, TagsNone, More, NotMe, Reset string
	TagSaid                                      labels // by what was said: "1", "-1", "0"
	Evidence, NoEvidence                         string
	Rising, Falling, Steady                      string
	MapTitle, MapNote, MapHelp, MapAlt           string
	Moves                                        labels
	Facts, FactsNote, NotTold, UseIt, NoPrior    string
	Told                                         string
	FactNames                                    labels

	// History
	FindAct, AnyKind, NoMatch, Change, ChangeTo, Restored string
	Kinds                                                 labels

	// Memory
	Remember, RememberIt, Remembered, PassphraseMaybe, PrivateStart string
	Modes, Marks, StoreNames                                        labels
	Where, Size, SizeLine, TabsOpen, Encrypted, Yes, No             string
	ReadOnly, ReadOnlyNote, Dropped, DroppedNote                    string
	Passphrase, Protects, ProtectsNot, Forgotten                    string
	NewPassphrase, Again, SetIt, ChangeIt, RemoveIt, NotSame        string
	PassphraseSet, PassphraseGone, Wrong, Damaged                   string
	Locked, LockedNote, Unlock, Unlocked                            string
	People, PeopleNote, Name, Ceiling, Add, Enter, Rename, Save     string
	Remove, RemoveSure, Unnamed, Guest, GuestNote, UpTo             string
	Added, Removed, Entered, Renamed                                string
	Export, ExportNote, ExportIt, Exported                          string
	KeptTitle                                                       string
	KeptLines                                                       labels // question and answer
	EraseAll, EraseAllSure                                          string
	ForgetSession, ForgetSure, SessionGone                          string // of a private one

	// Import
	Choose, Pick, DropHere, FileLimits, Reading, TooLarge, Unreadable string
	FilePassphrase                                                    string
	WhereFrom                                                         string
	SourceHelp                                                        labels // site, and where it keeps the file
	Sources                                                           labels
	Remarks                                                           labels // by what there is to tell of a file
	WhoseRows                                                         string
	Found, FoundSum, Take, Download, Cancel, Taken                    string
	NothingTaken, Doubtful, DoubtfulNote, AcceptAll, AcceptNone       string
	DoubtWhy                                                          labels
	Matched, MatchedNote, Unmatched                                   string
}
