#compdef sanctwatch
# Completion for zsh. Load it with: source <(sanctwatch completion zsh), behind compinit
_sanctwatch() {
    local row value
    local -a described
    for row in "${(@f)$(sanctwatch completion zsh --line "${(j: :)words[1,CURRENT-1]} $PREFIX" 2>/dev/null)}"; do
        [[ -n "$row" ]] || continue
        value="${row%%$'\t'*}"
        described+=("${value//:/\\:}:${row#*$'\t'}")
    done
    if (( ${#described} )); then
        _describe -t values value described
    else
        _files
    fi
}
if [[ "$funcstack[1]" = "_sanctwatch" ]]; then
    _sanctwatch "$@"
else
    compdef _sanctwatch sanctwatch
fi
