"""The only sockets of the program: everything that servers say comes in here, and leaves as words of the domain.

session            one signed-in IMAP connection (`ImapSession`): imap_sign_in → imap_listing, imap_select,
                   imap_fetch (with response, our own reader), imap_change, imap_idle, imap_quota
probe              test a connection step by step: diagnosis, certificate, pop, submission
auth, trust        who we are, whom we believe
network, cancel    the way there, and how waiting ends; wake ends waiting for news
faults             library errors → `domain.errors.ServerFault`, one table; server_words, greeting
images, one_click  remote images after consent, leaving a list on a click; both by public_web
"""
