# Completion for fish. Load it with: sanctwatch completion fish | source
function __sanctwatch_complete
    set -l rows (sanctwatch completion fish --line (commandline -cp | string collect) 2>/dev/null)
    if test (count $rows) -gt 0
        printf '%s\n' $rows
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c sanctwatch -f -a '(__sanctwatch_complete)'
